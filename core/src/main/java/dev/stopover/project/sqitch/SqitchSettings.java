package dev.stopover.project.sqitch;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where sqitch looks, as {@code sqitch.conf} says or by its own rules.
 *
 * @param plan the path of the plan
 * @param deploy the path of the folder with the scripts that go up
 * @param revert the path of the folder with the scripts that go down
 * @param verify the path of the folder with the scripts that check
 * @param extension how the names of scripts end
 */
record SqitchSettings(String plan, String deploy, String revert, String verify, String extension) {

    /** The name of the plan unless another is configured. */
    static final String PLAN = "sqitch.plan";

    /** The name of a plan of the same kind that pgpm reads, which knows no configuration of sqitch. */
    static final String PGPM_PLAN = "pgpm.plan";

    /** The name of the configuration file. */
    static final String CONFIGURATION = "sqitch.conf";

    private static final Pattern SECTION = Pattern.compile("^\\[\\s*([A-Za-z0-9.-]+)(?:\\s+\"([^\"]*)\")?\\s*\\].*$");

    private static final Pattern VALUE =
            Pattern.compile("^([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*\"?([^\"#;]*?)\"?\\s*(?:[#;].*)?$");

    /** What the configuration in a folder says, if it has one and the plan is there that it means unasked. */
    static Optional<SqitchSettings> configuredPlan(Folder folder, Surroundings surroundings) {
        return folder.has(CONFIGURATION)
                ? configured(folder.path(), surroundings)
                        .filter(settings -> surroundings.files().exists(settings.plan()))
                : Optional.empty();
    }

    /** The settings of a folder with a plan: those of the nearest configuration that means this plan, or the usual ones. */
    static SqitchSettings of(Folder folder, Surroundings surroundings) {
        if (!folder.has(PLAN)) {
            return usual(folder.path(), PGPM_PLAN);
        }
        return nearest(folder, surroundings).stream()
                .filter(settings -> settings.plan().equals(folder.path(PLAN)))
                .findFirst()
                .orElseGet(() -> usual(folder.path(), PLAN));
    }

    /** Whether the nearest configuration means other plans than the one in a folder, and they are there. */
    static boolean isLeftBehind(Folder folder, Surroundings surroundings) {
        List<SqitchSettings> nearest = nearest(folder, surroundings);
        return nearest.stream().anyMatch(settings -> surroundings.files().exists(settings.plan()))
                && nearest.stream().noneMatch(settings -> settings.plan().equals(folder.path(PLAN)));
    }

    /** What the nearest configuration says: unasked first, then for each of its targets. */
    private static List<SqitchSettings> nearest(Folder folder, Surroundings surroundings) {
        for (String at = folder.path(); ; at = SourceTree.parent(at)) {
            Optional<SourceFile> file = surroundings.files().optional(SourceTree.join(at, CONFIGURATION));
            if (file.isPresent()) {
                List<SqitchSettings> settings = new ArrayList<>();
                for (Map<String, String> values : eachTarget(file.get())) {
                    settings.add(read(at, values, file.get(), surroundings));
                }
                return settings;
            }
            if (at.isEmpty()) {
                return List.of();
            }
        }
    }

    /** What the configuration file in a folder says, if there is one. */
    static Optional<SqitchSettings> configured(String folder, Surroundings surroundings) {
        return surroundings
                .files()
                .optional(SourceTree.join(folder, CONFIGURATION))
                .map(file -> read(folder, eachTarget(file).get(0), file, surroundings));
    }

    private static SqitchSettings usual(String folder, String plan) {
        return new SqitchSettings(
                SourceTree.join(folder, plan),
                SourceTree.join(folder, "deploy"),
                SourceTree.join(folder, "revert"),
                SourceTree.join(folder, "verify"),
                ".sql");
    }

    private static SqitchSettings read(
            String folder, Map<String, String> values, SourceFile file, Surroundings surroundings) {
        String top = values.getOrDefault("top_dir", ".");
        List<String> paths = new ArrayList<>();
        for (String written : List.of(
                values.getOrDefault("plan_file", top + "/" + PLAN),
                values.getOrDefault("deploy_dir", top + "/deploy"),
                values.getOrDefault("revert_dir", top + "/revert"),
                values.getOrDefault("verify_dir", top + "/verify"))) {
            Optional<String> path = Paths.resolve(folder, written);
            if (path.isEmpty()) {
                surroundings.problem(
                        ProjectProblem.Kind.OUTSIDE,
                        file,
                        TextRange.at(0),
                        "%s leads out of the project, so its settings are not followed.".formatted(written),
                        "Keep the plan and its scripts in the project.");
                return usual(folder, PLAN);
            }
            paths.add(path.get());
        }
        return new SqitchSettings(
                paths.get(0), paths.get(1), paths.get(2), paths.get(3), "." + values.getOrDefault("extension", "sql"));
    }

    /**
     * The values of the core, over them those of the engine, over them those of a target: the one that is taken unasked
     * first, then each other one.
     */
    private static List<Map<String, String>> eachTarget(SourceFile file) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        String section = "";
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.line(line).strip();
            Matcher head = SECTION.matcher(text);
            Matcher value = VALUE.matcher(text);
            if (head.matches()) {
                section = head.group(2) == null ? head.group(1) : head.group(1) + " " + head.group(2);
            } else if (value.matches()) {
                sections.computeIfAbsent(section, s -> new LinkedHashMap<>()).put(value.group(1), value.group(2));
            }
        }
        Map<String, String> core = sections.getOrDefault("core", Map.of());
        Map<String, String> engine = sections.getOrDefault("engine " + core.getOrDefault("engine", "pg"), Map.of());
        String unasked = core.getOrDefault("target", engine.getOrDefault("target", ""));
        Set<String> targets = new LinkedHashSet<>(List.of("target " + unasked));
        sections.keySet().stream().filter(name -> name.startsWith("target ")).forEach(targets::add);
        List<Map<String, String>> all = new ArrayList<>();
        for (String target : targets) {
            Map<String, String> values = new LinkedHashMap<>(core);
            values.putAll(engine);
            values.putAll(sections.getOrDefault(target, Map.of()));
            all.add(values);
        }
        return all;
    }
}
