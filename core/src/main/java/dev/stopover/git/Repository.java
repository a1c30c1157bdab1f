package dev.stopover.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A repository of git, by the folder that holds {@code .git}. Commits are given by their ids, files by their paths
 * relative to that folder, contents by the ids of their blobs.
 */
public final class Repository {

    /** The tree without anything, which every git knows. */
    private static final Map<Integer, String> NOTHING = Map.of(
            40,
            "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            64,
            "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");

    private static final String ORIGIN = "refs/remotes/origin/";
    private static final String LOCAL = "refs/heads/";
    private static final List<String> USUAL = List.of("main", "master");

    private final Git git;

    private Repository(Git git) {
        this.git = git;
    }

    /**
     * The repository whose working tree is a folder.
     *
     * @param root the real path of the folder
     * @throws GitException if the folder holds no repository, no git is installed, or git refuses to read it
     */
    public static Repository at(Path root) throws GitException {
        if (!Files.exists(root.resolve(".git"))) {
            throw new GitException("%s is no repository of git.".formatted(root));
        }
        Git git = Git.at(root).orElseThrow(() -> new GitException("No git is installed, or none is on the path."));
        return new Repository(git);
    }

    /**
     * A branch.
     *
     * @param name as a user writes it, such as {@code origin/main}
     * @param commit the commit at its tip
     */
    public record Branch(String name, String commit) {}

    /**
     * What a commit of the index would change.
     *
     * @param path the file
     * @param blob what the index holds of it; empty if the file is removed
     */
    public record Staged(String path, Optional<String> blob) {}

    /**
     * The branch that all work goes to: what the remote says, or else the usual names, there and here; empty if there is
     * none or if it is checked out.
     */
    public Optional<Branch> defaultBranch() throws GitException {
        List<String> command = new ArrayList<>(List.of(
                "for-each-ref", "--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)%00", ORIGIN + "HEAD"));
        for (String name : USUAL) {
            command.add(ORIGIN + name);
            command.add(LOCAL + name);
        }
        List<String> parts = answered(git.ask(command)).parts();
        Map<String, String> tips = new HashMap<>();
        String named = "";
        String here = "";
        for (int at = 0; at + 3 < parts.size(); at += 4) {
            String reference = parts.get(at).strip();
            tips.put(reference, parts.get(at + 1));
            if (reference.equals(ORIGIN + "HEAD") && parts.get(at + 2).startsWith(ORIGIN)) {
                named = parts.get(at + 2).substring(ORIGIN.length());
                tips.put(ORIGIN + named, parts.get(at + 1));
            }
            if (parts.get(at + 3).equals("*")) {
                here = reference.substring(LOCAL.length());
            }
        }
        List<String> candidates = named.isEmpty() ? USUAL : List.of(named);
        if (candidates.contains(here)) {
            return Optional.empty();
        }
        for (String name : candidates) {
            if (tips.containsKey(ORIGIN + name)) {
                return Optional.of(new Branch("origin/" + name, tips.get(ORIGIN + name)));
            }
        }
        for (String name : candidates) {
            if (tips.containsKey(LOCAL + name)) {
                return Optional.of(new Branch(name, tips.get(LOCAL + name)));
            }
        }
        return Optional.empty();
    }

    /** The commit that a branch, a tag or the like means; empty if there is none. */
    public Optional<String> commit(String name) throws GitException {
        if (name.startsWith("-") || name.isBlank()) {
            return Optional.empty();
        }
        Git.Answer answer = git.ask(List.of("rev-parse", "--verify", "--quiet", name + "^{commit}"));
        if (answer.status() != 0 && answer.errors().startsWith("fatal")) {
            throw refused(answer);
        }
        return answer.status() == 0 ? Optional.of(answer.text().strip()) : Optional.empty();
    }

    /** The last commit that two have in common; empty if they have none, or if it was not fetched. */
    public Optional<String> mergeBase(String one, String other) throws GitException {
        Git.Answer answer = git.ask(List.of("merge-base", one, other));
        if (answer.status() > 1) {
            throw refused(answer);
        }
        return answer.status() == 0 ? Optional.of(answer.text().strip()) : Optional.empty();
    }

    /** Whether only the newest commits were fetched. */
    public boolean isShallow() throws GitException {
        return answered(git.ask(List.of("rev-parse", "--is-shallow-repository")))
                .text()
                .strip()
                .equals("true");
    }

    /**
     * The files of a commit with their blobs.
     *
     * @param folders the folders to look into; the empty path is all of them
     */
    public Map<String, String> files(String commit, Collection<String> folders) throws GitException {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit, "--"));
        if (!folders.contains("")) {
            folders.stream().sorted().map(folder -> folder + "/").forEach(command::add);
        }
        Map<String, String> files = new TreeMap<>();
        for (String part : answered(git.ask(command)).parts()) {
            String[] mode = part.substring(0, part.indexOf('\t')).split(" ", -1);
            if (mode[1].equals("blob") && !mode[0].equals("120000")) {
                files.put(part.substring(part.indexOf('\t') + 1), mode[2]);
            }
        }
        return files;
    }

    /** The files that a commit of the index would change. */
    public List<Staged> staged() throws GitException {
        String head = commit("HEAD").orElse(NOTHING.get(idLength()));
        List<String> parts = answered(git.ask(List.of(
                        "diff-index",
                        "--cached",
                        "--raw",
                        "-z",
                        "--no-abbrev",
                        "--no-renames",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--ignore-submodules=all",
                        head,
                        "--")))
                .parts();
        List<Staged> staged = new ArrayList<>();
        for (int at = 0; at + 1 < parts.size(); at += 2) {
            String[] columns = parts.get(at).split(" ", -1);
            boolean isFile = columns[1].startsWith("100");
            staged.add(new Staged(parts.get(at + 1), isFile ? Optional.of(columns[3]) : Optional.empty()));
        }
        return staged;
    }

    /** What blobs hold; one that is not there is left out. */
    public Map<String, byte[]> contents(Collection<String> blobs) throws GitException {
        return blobs.isEmpty()
                ? Map.of()
                : Blobs.read(answered(git.ask(List.of("cat-file", "--batch"), String.join("\n", blobs) + "\n"))
                        .out());
    }

    private int idLength() throws GitException {
        String format = answered(git.ask(List.of("rev-parse", "--show-object-format")))
                .text()
                .strip();
        return format.equals("sha256") ? 64 : 40;
    }

    private static Git.Answer answered(Git.Answer answer) throws GitException {
        if (answer.status() != 0) {
            throw refused(answer);
        }
        return answer;
    }

    /** Git says itself what to do about a repository of somebody else. */
    private static GitException refused(Git.Answer answer) {
        String said = answer.errors().strip().replaceFirst("^fatal: ", "");
        return new GitException("Git cannot read the repository: " + (said.isEmpty() ? "it does not say why." : said));
    }
}
