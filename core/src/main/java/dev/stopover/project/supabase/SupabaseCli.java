package dev.stopover.project.supabase;

import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the Supabase CLI that a project says it uses: in the workflow that sets it up, in a lock file, or in
 * package.json where one version and no other is meant.
 */
final class SupabaseCli {

    private static final String NUMBER = "v?([0-9]+\\.[0-9]+\\.[0-9]+)";

    private static final Pattern SET_UP = Pattern.compile(
            "uses:\\s*[\"']?supabase/setup-cli@\\S+[^\\n]*\\n(?:(?!\\s*-\\s)[^\\n]*\\n)*?\\s+version:\\s*[\"']?"
                    + NUMBER);

    private static final Pattern PACKAGE = Pattern.compile("\"supabase\"\\s*:\\s*\"" + NUMBER + "\"");

    private static final List<Lock> LOCKS = List.of(
            new Lock(
                    "package-lock.json",
                    Pattern.compile("\"node_modules/supabase\"\\s*:\\s*\\{\\s*\"version\"\\s*:\\s*\"" + NUMBER + "\"")),
            new Lock("pnpm-lock.yaml", Pattern.compile("(?m)^\\s+['\"]?/?supabase@" + NUMBER)),
            new Lock("yarn.lock", Pattern.compile("(?m)^\"?supabase@[^\\n]*:\\s*\\n\\s+version:?\\s+\"?" + NUMBER)),
            new Lock("bun.lock", Pattern.compile("\"supabase\"\\s*:\\s*\\[\\s*\"supabase@" + NUMBER + "\"")));

    private static final String WORKFLOWS = ".github/workflows";

    /** A lock file and how it says the version. */
    private record Lock(String name, Pattern version) {}

    private SupabaseCli() {}

    /** The version, looked for from the folder around {@code supabase} up to the project's root. */
    static Optional<String> version(String supabase, Surroundings surroundings) {
        String at = SourceTree.parent(supabase);
        while (true) {
            Optional<String> found = in(at, surroundings);
            if (found.isPresent() || at.isEmpty()) {
                return found;
            }
            at = SourceTree.parent(at);
        }
    }

    private static Optional<String> in(String folder, Surroundings surroundings) {
        Optional<String> workflow = workflow(folder, surroundings);
        if (workflow.isPresent()) {
            return workflow;
        }
        for (Lock lock : LOCKS) {
            Optional<String> locked = find(SourceTree.join(folder, lock.name()), lock.version(), surroundings);
            if (locked.isPresent()) {
                return locked;
            }
        }
        return find(SourceTree.join(folder, "package.json"), PACKAGE, surroundings);
    }

    /** What the workflows agree on. */
    private static Optional<String> workflow(String folder, Surroundings surroundings) {
        String workflows = SourceTree.join(folder, WORKFLOWS);
        if (surroundings.files().tree().kind(workflows) != SourceTree.Kind.FOLDER) {
            return Optional.empty();
        }
        List<String> versions = new ArrayList<>();
        try {
            for (SourceTree.Entry entry : surroundings.files().tree().list(workflows)) {
                if (entry.kind() == SourceTree.Kind.FILE && entry.name().matches("(?s).*\\.ya?ml")) {
                    find(SourceTree.join(workflows, entry.name()), SET_UP, surroundings)
                            .ifPresent(versions::add);
                }
            }
        } catch (IOException e) {
            // What cannot be listed says nothing.
            return Optional.empty();
        }
        return versions.stream().distinct().count() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
    }

    private static Optional<String> find(String path, Pattern version, Surroundings surroundings) {
        return surroundings.files().optional(path).flatMap(file -> {
            Matcher found = version.matcher(file.text());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });
    }
}
