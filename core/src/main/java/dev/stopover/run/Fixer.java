package dev.stopover.run;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.migration.History;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the fixes of findings: those that can be made together, then judges the files as they are now, until none is
 * left. A fix that does not take its finding away, or after which a file cannot be read, is taken back. Nothing is
 * written; what is not judged, because it is applied, excluded or suppressed, is not changed, nor what a lock file holds.
 */
public final class Fixer {

    private static final int ROUNDS = 20;
    private static final String NO_SQL = "syntax-error";

    private final Run run;
    private final Path folder;
    private final List<String> paths;
    private final boolean unsafeToo;

    private final Map<String, SourceFile> originals = new TreeMap<>();
    private final Map<String, Set<String>> left = new HashMap<>();
    private Map<String, String> texts = new TreeMap<>();

    /**
     * A fixer of what a run judges.
     *
     * @param folder what paths are relative to
     * @param paths files and folders that are reported about; the folder if none
     * @param unsafeToo whether fixes are made that change what runs
     */
    public Fixer(Run run, Path folder, List<String> paths, boolean unsafeToo) {
        this.run = run;
        this.folder = folder;
        this.paths = List.copyOf(paths);
        this.unsafeToo = unsafeToo;
    }

    /** Makes the fixes. */
    public Fixed fix() throws ConfigurationException {
        Outcome outcome = judged();
        Set<String> locked = locked(outcome);
        int fixes = 0;
        for (int number = 0; number < ROUNDS; number++) {
            var round = new FixRound(
                    outcome.report(),
                    unsafeToo,
                    (path, rule) -> !locked.contains(path)
                            && !left.getOrDefault(path, Set.of()).contains(rule));
            if (round.fixes() == 0) {
                break;
            }
            Map<String, String> before = texts;
            round.changed().forEach((path, file) -> {
                if (!before.containsKey(path)) {
                    originals.put(path, file);
                }
            });
            texts = new TreeMap<>(before);
            texts.putAll(round.texts());
            Outcome after = judged();
            if (succeeds(round, outcome.report(), after.report())) {
                fixes += round.fixes();
                outcome = after;
            } else {
                texts = before;
            }
        }
        return new Fixed(outcome, files(), fixes);
    }

    /** The migrations that a lock file holds: they are applied, and nobody edits them any more. */
    public static Set<String> locked(Outcome outcome) throws ConfigurationException {
        Set<String> locked = new HashSet<>();
        for (Outcome.Part part : outcome.parts()) {
            for (History history : part.project().histories()) {
                String path = SourceTree.join(history.root(), Reading.LOCK);
                Path file = Path.of(outcome.root()).resolve(path);
                if (Files.isRegularFile(file)) {
                    try {
                        LockFile.read(SourceFile.of(path, Files.readString(file)))
                                .entries()
                                .forEach(entry -> locked.add(SourceTree.join(history.root(), entry.path())));
                    } catch (IOException e) {
                        throw new ConfigurationException("%s cannot be read.".formatted(path));
                    }
                }
            }
        }
        return locked;
    }

    private List<Fixed.File> files() {
        List<Fixed.File> files = new ArrayList<>();
        texts.forEach((path, text) -> {
            Optional<SourceFile> original = Optional.ofNullable(originals.get(path));
            if (original.filter(file -> file.text().equals(text)).isEmpty()) {
                files.add(new Fixed.File(path, original, text));
            }
        });
        return files;
    }

    private Outcome judged() throws ConfigurationException {
        Map<String, byte[]> bytes = new HashMap<>();
        files().forEach(file -> bytes.put(file.path(), file.bytes()));
        return run.reading(bytes).over(folder, paths);
    }

    /** Whether each fix did what it should. Where one did not, its rule is left alone in that file from now on. */
    private boolean succeeds(FixRound round, Report before, Report after) {
        boolean good = true;
        for (Map.Entry<String, Set<String>> each : round.rules().entrySet()) {
            String path = each.getKey();
            boolean broken = count(after, path, NO_SQL) > count(before, path, NO_SQL);
            for (String rule : each.getValue()) {
                if (broken || count(after, path, rule) >= count(before, path, rule)) {
                    left.computeIfAbsent(path, first -> new HashSet<>()).add(rule);
                    good = false;
                }
            }
        }
        return good;
    }

    private static long count(Report report, String path, String rule) {
        return report.open().stream()
                .filter(finding ->
                        finding.rule().equals(rule) && finding.file().path().equals(path))
                .count();
    }
}
