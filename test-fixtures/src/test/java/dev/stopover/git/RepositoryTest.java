package dev.stopover.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.testing.GitProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

    private static final String ORDERS = "CREATE TABLE orders (id bigint);\n";

    @TempDir
    Path folder;

    private GitProject made;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        made = GitProject.in(folder);
    }

    @Test
    void findsTheCommitThatABranchLeftTheDefaultBranchAt() throws Exception {
        made.write("m/1.sql", ORDERS);
        String left = made.commit();
        made.git("checkout", "--quiet", "-b", "feature");
        made.write("m/2.sql", ORDERS);
        String here = made.commit();
        made.git("checkout", "--quiet", "main");
        made.write("m/3.sql", ORDERS);
        String tip = made.commit();
        made.git("checkout", "--quiet", "feature");

        Repository repository = Repository.at(made.root());

        assertThat(repository.defaultBranch()).contains(new Repository.Branch("main", tip));
        assertThat(repository.commit("HEAD")).contains(here);
        assertThat(repository.mergeBase(tip, here)).contains(left);
        assertThat(repository.files(tip, List.of("m"))).containsOnlyKeys("m/1.sql", "m/3.sql");
    }

    @Test
    void knowsTheDefaultBranchFromTheRemote() throws Exception {
        String first = made.commit();
        made.git("update-ref", "refs/remotes/origin/trunk", first);
        made.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        assertThat(Repository.at(made.root()).defaultBranch()).contains(new Repository.Branch("origin/trunk", first));
    }

    @Test
    void hasNoDefaultBranchToLookAtWhereThatOneIsCheckedOut() throws Exception {
        made.commit();
        assertThat(Repository.at(made.root()).defaultBranch()).isEmpty();
    }

    @Test
    void saysWhatACommitOfTheIndexWouldChange() throws Exception {
        made.write("m/1.sql", ORDERS);
        made.write("m/2.sql", ORDERS);
        made.write("m/odd\tname\n.sql", ORDERS);
        made.commit();
        made.git("rm", "--quiet", "m/2.sql");
        made.write("m/1.sql", "SELECT 1;\n");
        made.write("m/odd\tname\n.sql", "SELECT 2;\n");
        made.git("add", "--all");
        made.write("m/1.sql", "SELECT 3;\n");
        made.write("m/9.sql", ORDERS);

        Repository repository = Repository.at(made.root());
        List<Repository.Staged> staged = repository.staged();

        assertThat(staged)
                .extracting(Repository.Staged::path)
                .containsExactly("m/1.sql", "m/2.sql", "m/odd\tname\n.sql");
        assertThat(staged.get(1).blob()).isEmpty();
        String blob = staged.get(0).blob().orElseThrow();
        assertThat(repository.contents(List.of(blob)).get(blob)).asString().isEqualTo("SELECT 1;\n");
    }

    @Test
    void readsTheIndexBeforeTheFirstCommit() throws Exception {
        made.write("m/1.sql", ORDERS);
        made.git("add", "--all");
        assertThat(Repository.at(made.root()).staged())
                .extracting(Repository.Staged::path)
                .containsExactly("m/1.sql");
    }

    @Test
    void comparesBytesWithBlobsWhateverEndsTheLines() throws Exception {
        made.write("m/1.sql", ORDERS);
        String commit = made.commit();
        String blob = Repository.at(made.root()).files(commit, List.of("")).get("m/1.sql");
        assertThat(Blobs.isSame(blob, ORDERS.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(Blobs.isSame(blob, ORDERS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Blobs.isSame(blob, ORDERS.strip().getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void takesNoNameForAnOption() throws Exception {
        made.commit();
        Repository repository = Repository.at(made.root());
        assertThat(repository.commit("--help")).isEmpty();
        assertThat(repository.commit("--output=x")).isEmpty();
        assertThat(repository.commit("gone")).isEqualTo(Optional.empty());
    }

    @Test
    void refusesAFolderThatIsNoRepository(@TempDir Path other) {
        assertThatThrownBy(() -> Repository.at(other))
                .isInstanceOf(GitException.class)
                .hasMessageEndingWith("is no repository of git.");
    }

    @Test
    void asksNoRepositoryAroundAFolderWhoseOwnIsBroken() throws Exception {
        made.commit();
        Path inner = Files.createDirectories(made.root().resolve("inner"));
        Files.createDirectory(inner.resolve(".git"));
        Repository repository = Repository.at(inner);
        assertThatThrownBy(repository::defaultBranch)
                .isInstanceOf(GitException.class)
                .hasMessageContaining("not a git repository");
    }

    /** Each of these lets git run a program of the repository in one command or another. */
    @Test
    void runsNothingThatARepositoryIsConfiguredToRun() throws Exception {
        made.write("m/1.sql", ORDERS);
        made.write(".gitattributes", "*.sql diff=trap filter=trap\n");
        String first = made.commit();
        made.git("checkout", "--quiet", "-b", "feature");
        made.write("m/2.sql", ORDERS);
        String second = made.commit();
        Path trace = made.root().resolve("trace");
        String trap = made.root().resolve("trap.sh").toString();
        made.write("trap.sh", "#!/bin/sh\necho ran >>'" + trace + "'\ncat\n");
        assertThat(Path.of(trap).toFile().setExecutable(true)).isTrue();
        for (String key : List.of(
                "core.fsmonitor",
                "core.pager",
                "core.editor",
                "core.sshCommand",
                "core.askPass",
                "core.alternateRefsCommand",
                "core.gitProxy",
                "diff.external",
                "diff.trap.textconv",
                "diff.trap.command",
                "filter.trap.clean",
                "filter.trap.smudge",
                "filter.trap.process",
                "credential.helper",
                "gpg.program",
                "uploadpack.packObjectsHook",
                "remote.origin.uploadpack",
                "pager.ls-tree",
                "pager.diff-index",
                "trace2.eventTarget")) {
            made.git("config", key, trap);
        }
        for (String command : List.of("rev-parse", "merge-base", "ls-tree", "cat-file", "diff-index", "for-each-ref")) {
            made.git("config", "alias." + command, "!" + trap);
        }
        made.git("config", "core.hooksPath", made.root().resolve("hooks").toString());
        for (String hook : List.of("post-index-change", "reference-transaction", "fsmonitor-watchman")) {
            made.write("hooks/" + hook, "#!/bin/sh\necho ran >>'" + trace + "'\n");
            assertThat(made.root().resolve("hooks/" + hook).toFile().setExecutable(true))
                    .isTrue();
        }
        made.git("config", "remote.origin.url", "ext::" + trap);
        made.git("config", "protocol.ext.allow", "always");
        made.git("config", "remote.origin.promisor", "true");
        made.git("config", "core.repositoryFormatVersion", "1");
        made.git("config", "extensions.partialClone", "origin");
        made.write("m/2.sql", "SELECT 1;\n");
        String gone = made.git("rev-parse", first + ":m/1.sql").strip();
        Files.deleteIfExists(trace);
        made.git("diff", "--", "m/2.sql");
        assertThat(trace).exists();
        Files.delete(trace);
        Files.delete(made.root().resolve(".git/objects/" + gone.substring(0, 2) + "/" + gone.substring(2)));

        Repository repository = Repository.at(made.root());
        repository.defaultBranch();
        repository.commit("feature");
        repository.commit("0123456789012345678901234567890123456789");
        repository.mergeBase(first, second);
        repository.files(second, List.of("m"));
        repository.staged();
        repository.isShallow();

        assertThat(repository.contents(List.of(gone))).isEqualTo(Map.of());
        assertThat(trace).doesNotExist();
    }
}
