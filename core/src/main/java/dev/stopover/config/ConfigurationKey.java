package dev.stopover.config;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key that the configuration file may have: the reader takes no other, and the documentation is made of these.
 *
 * @param table the table it stands in; empty at the top
 * @param name its name
 * @param expected what its value may be, in words
 * @param meaning what it says, in one sentence
 * @param example how it may be written
 */
public record ConfigurationKey(String table, String name, String expected, String meaning, String example) {

    /** All keys, in the order in which they are told. */
    public static final List<ConfigurationKey> ALL = List.of(
            top(
                    "extends",
                    "a path or a list of paths",
                    "Configuration files of the project whose keys hold where this one says nothing.",
                    "extends = \"team.toml\""),
            top(
                    RequiredVersion.KEY,
                    "conditions on a version",
                    "The versions of Stopover that may read this file; another one stops with 2.",
                    "required-version = \">=0.1, <1\""),
            top(
                    "paths",
                    "a list of paths",
                    "The migration folders, relative to this file; found by themselves unless named.",
                    "paths = [\"db/migrations\"]"),
            top(
                    "exclude",
                    "a list of patterns",
                    "Files and folders that are not reported about; what lies in a history is replayed all the same.",
                    "exclude = [\"db/legacy/**\"]"),
            top(
                    "baseline",
                    "a path",
                    "A file with findings that do not count, as stopover baseline create writes it.",
                    "baseline = \"stopover-baseline.json\""),
            top(
                    "layout",
                    names(Arrays.stream(Layout.values()).map(Layout::id)),
                    "How files pair up and order, where that is not found rightly by itself.",
                    "layout = \"flyway\""),
            top(
                    "runner",
                    names(Arrays.stream(Runner.values()).map(Runner::id)),
                    "What runs the migrations, where it is not what belongs to the layout.",
                    "runner = \"psql\""),
            top(
                    "transaction",
                    names(Arrays.stream(TransactionMode.values()).map(TransactionMode::id)),
                    "How the runner meets transactions, where that is not its usual way.",
                    "transaction = \"autocommit\""),
            top(
                    "postgres",
                    "a major version such as 15",
                    "The oldest version of PostgreSQL that the migrations run on.",
                    "postgres = 15"),
            top(
                    "exposed-schemas",
                    "a list of strings",
                    "The schemas that an API exposes; for Supabase its config.toml says so.",
                    "exposed-schemas = [\"public\"]"),
            top(
                    "applied-through",
                    "a version",
                    "The last migration that is applied everywhere: it and what comes before is replayed, not judged.",
                    "applied-through = \"20251021000000\""),
            top(
                    "require-rollbacks",
                    "true or false",
                    "Whether every migration needs a rollback; short for the option of missing-rollback.",
                    "require-rollbacks = true"),
            top(
                    "rollback-header",
                    "a list of strings",
                    "The lines of the comment over a written rollback; {file}, {version} and {name} are its migration's.",
                    "rollback-header = [\"Rollback: {name}\", \"Migration: {file}\"]"),
            top(
                    "require-suppression-reason",
                    "true or false",
                    "Whether a comment that suppresses a finding has to say why.",
                    "require-suppression-reason = true"),
            top(
                    "suppression-comments",
                    "a list of squawk, pgls, atlas",
                    "Other tools whose comments suppress findings too.",
                    "suppression-comments = [\"squawk\"]"),
            top(
                    "fail-on",
                    "error, warning, note, none",
                    "The least severity that ends a run with 1; error unless stated.",
                    "fail-on = \"warning\""),
            top(
                    "preset",
                    names(Arrays.stream(Preset.values()).map(Preset::id)),
                    "Which rules run, and how much they weigh, where nothing is said of them.",
                    "preset = \"strict\""),
            top("supabase", "a table", "What is known of Supabase; its keys are told below.", "[supabase]"),
            top("flyway", "a table", "What is known of Flyway; its keys are told below.", "[flyway]"),
            top("statistics", "a table", "How large the tables are; its keys are told below.", "[statistics]"),
            top("rules", "a table", "Severities and options of rules, told below.", "[rules]"),
            top(
                    "overrides",
                    "an array of tables",
                    "What differs on some paths, layouts or runners, told below.",
                    "[[overrides]]\npaths = [\"db/legacy/**\"]"),
            in(
                    "supabase",
                    "cli-version",
                    "a version",
                    "The version of the Supabase CLI, which decides about transactions.",
                    "cli-version = \"2.109.0\""),
            in(
                    "flyway",
                    "mixed",
                    "true or false",
                    "Whether Flyway may mix statements in and outside of transactions.",
                    "mixed = true"),
            in(
                    "statistics",
                    "file",
                    "a path",
                    "Lines of table, rows and bytes in CSV, as the query of `stopover statistics` gives them.",
                    "file = \"stopover-statistics.csv\""),
            in(
                    "statistics",
                    "small-rows",
                    "a number",
                    "Findings about work on tables with fewer rows are notes; 10000 unless stated.",
                    "small-rows = 50000"),
            in(
                    "overrides",
                    "paths",
                    "a list of patterns",
                    "The files it is about; * stands for a part of a name, ** for any folders.",
                    "paths = [\"db/legacy/**\"]"),
            in(
                    "overrides",
                    "layout",
                    names(Arrays.stream(Layout.values()).map(Layout::id)),
                    "The layout of the histories that it is about, if that matters.",
                    "layout = \"flyway\""),
            in(
                    "overrides",
                    "runner",
                    names(Arrays.stream(Runner.values()).map(Runner::id)),
                    "The runner of the histories that it is about, if that matters.",
                    "runner = \"psql\""),
            in("overrides", "rules", "a table", "As the table rules at the top, for these files.", "rules = {}"));

    /** The names of the keys that a table may have. */
    static Set<String> namesIn(String table) {
        return ALL.stream()
                .filter(key -> key.table().equals(table))
                .map(ConfigurationKey::name)
                .collect(Collectors.toSet());
    }

    private static ConfigurationKey top(String name, String expected, String meaning, String example) {
        return in("", name, expected, meaning, example);
    }

    private static ConfigurationKey in(String table, String name, String expected, String meaning, String example) {
        return new ConfigurationKey(table, name, expected, meaning, example);
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }
}
