package dev.stopover.cli.lsp;

import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.run.Kept;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Judges what an editor holds, on one thread. Each time it takes what is newest, and what came in meanwhile is judged once:
 * whoever types fast waits for one run, not for one a key. Each run takes over what has not changed since the one before.
 */
final class Judge {

    private final Run run;
    private final OpenFiles files;
    private final Diagnoses diagnoses;
    private final Executor thread;
    private final Consumer<PublishDiagnosticsParams> publish;

    private Map<Path, JudgedFiles> known = new TreeMap<>();
    private final Map<Path, Kept> kept = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * A judge.
     *
     * @param run how folders are judged
     * @param files what the editor holds
     * @param thread runs one thing after the other
     * @param publish takes what is found
     */
    Judge(Run run, OpenFiles files, Diagnoses diagnoses, Executor thread, Consumer<PublishDiagnosticsParams> publish) {
        this.run = run;
        this.files = files;
        this.diagnoses = diagnoses;
        this.thread = thread;
        this.publish = publish;
    }

    /** Judges what is newest, some time later. */
    void judgeSoon() {
        thread.execute(this::judge);
    }

    /** Answers a question about an open file as it is now; with nothing where it is not open. */
    <T> CompletableFuture<Optional<T>> ask(String uri, BiFunction<JudgedFiles, OpenFile, T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    judge();
                    for (JudgedFiles judged : known.values()) {
                        for (OpenFile file : judged.files()) {
                            if (file.uri().equals(uri)) {
                                return Optional.ofNullable(question.apply(judged, file));
                            }
                        }
                    }
                    return Optional.empty();
                },
                thread);
    }

    private void judge() {
        OpenFiles.Snapshot now = files.now();
        Map<Path, JudgedFiles> next = new TreeMap<>();
        now.byFolder().forEach((folder, open) -> {
            JudgedFiles before = known.get(folder);
            if (before != null && before.isOf(open, now.disk())) {
                next.put(folder, before);
                return;
            }
            JudgedFiles judged = judged(folder, open, now.disk());
            next.put(folder, judged);
            open.forEach(file -> publish.accept(
                    new PublishDiagnosticsParams(file.uri(), diagnoses.of(judged, file), file.version())));
        });
        known = next;
        kept.keySet().retainAll(next.keySet());
        for (String uri : told) {
            if (!now.files().containsKey(uri)) {
                publish.accept(new PublishDiagnosticsParams(uri, List.of()));
            }
        }
        told.clear();
        told.addAll(now.files().keySet());
    }

    /** A fault in judging one text ends no server: the next text may be another. */
    private JudgedFiles judged(Path folder, List<OpenFile> open, int disk) {
        Map<Path, byte[]> texts = new HashMap<>();
        open.forEach(file -> texts.put(file.path(), file.bytes()));
        List<String> paths = open.stream()
                .filter(file -> !file.isConfiguration())
                .map(Judge::named)
                .filter(path -> Files.exists(path))
                .map(Path::toString)
                .distinct()
                .toList();
        if (paths.isEmpty() && open.stream().anyMatch(file -> !file.isConfiguration())) {
            return JudgedFiles.failed(
                    open, disk, List.of(ConfigurationError.of("its folder is not there yet: save it first.")));
        }
        try {
            Run next = kept.containsKey(folder) ? run.after(kept.get(folder)) : run;
            Outcome outcome = next.over(folder, paths, texts);
            kept.put(folder, outcome.kept());
            return JudgedFiles.of(open, disk, outcome);
        } catch (ConfigurationException e) {
            return JudgedFiles.failed(open, disk, e.errors());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return JudgedFiles.failed(
                    open, disk, List.of(ConfigurationError.of("this is a fault of Stopover, please report it: " + e)));
        }
    }

    /** A file that is not on disk is found by its folder. */
    private static Path named(OpenFile file) {
        return Files.exists(file.path()) ? file.path() : file.path().getParent();
    }
}
