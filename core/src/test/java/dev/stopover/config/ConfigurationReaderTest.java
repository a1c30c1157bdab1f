package dev.stopover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TableSizes;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

    private static final Property<Set<String>> EXEMPT = Property.names("exempt-tables", "Tables that need no policy.");

    private static final List<RuleInfo> RULES = List.of(
            RuleInfo.error("missing-rls", "A table has no row level security").options(EXEMPT),
            RuleInfo.warning("missing-rollback", "A migration has no rollback"),
            RuleInfo.note("missing-comment", "A table has no comment").preset(Preset.STRICT));

    private static RuleInfo rule(String id) {
        return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> running(String toml) throws ConfigurationException {
        Configuration configuration = read(toml);
        return RULES.stream()
                .filter(rule -> configuration.settings(rule, "a.sql").enabled())
                .map(RuleInfo::id)
                .toList();
    }

    @Test
    void readsAllThatCanBeSaid() throws ConfigurationException {
        Configuration configuration = read("""
                paths = ["db/migrations", "./more/"]
                layout = "flyway"
                runner = "psql"
                transaction = "per-script"
                postgres = 15
                exposed-schemas = ["public"]
                applied-through = "20251021000000"
                require-rollbacks = true
                rollback-header = ["Rollback: {name}"]
                require-suppression-reason = true
                fail-on = "none"

                [supabase]
                cli-version = "2.98"

                [flyway]
                mixed = true

                [rules]
                missing-rollback = "off"
                missing-rls = { severity = "warning", exempt-tables = ["lookup"] }

                [[overrides]]
                paths = ["db/legacy/**", "*.old.sql"]
                [overrides.rules]
                missing-rollback = "note"
                missing-rls = false
                """);
        assertThat(configuration.paths()).containsExactly("api/db/migrations", "api/more");
        assertThat(configuration.layout()).contains(Layout.FLYWAY);
        assertThat(configuration.runner()).contains(Runner.PSQL);
        assertThat(configuration.transaction()).contains(TransactionMode.PER_SCRIPT);
        assertThat(configuration.postgres()).hasValue(15);
        assertThat(configuration.exposedSchemas()).contains(List.of("public"));
        assertThat(configuration.appliedThrough()).contains("20251021000000");
        assertThat(configuration.requireRollbacks()).contains(true);
        assertThat(configuration.rollbackHeader()).containsExactly("Rollback: {name}");
        assertThat(configuration.requireSuppressionReason()).isTrue();
        assertThat(configuration.failOn()).contains(Optional.<Severity>empty());
        assertThat(configuration.supabaseCliVersion()).contains("2.98");
        assertThat(configuration.flywayMixed()).contains(true);

        assertThat(configuration
                        .settings(rule("missing-rollback"), "api/db/x.sql")
                        .enabled())
                .isFalse();
        assertThat(configuration
                        .settings(rule("missing-rollback"), "api/db/legacy/a/x.sql")
                        .severity())
                .contains(Severity.NOTE);
        assertThat(configuration.settings(rule("missing-rls"), "api/db/x.sql").option(EXEMPT))
                .containsExactly("lookup");
        assertThat(configuration.settings(rule("missing-rls"), "api/x.old.sql").enabled())
                .isFalse();
        assertThat(configuration
                        .settings(rule("missing-rls"), "api/db/x.old.sql")
                        .enabled())
                .isTrue();
    }

    @Test
    void presetsSayWhichRulesRunWhereNothingElseIsSaid() throws ConfigurationException {
        assertThat(running("")).containsExactly("missing-rls", "missing-rollback");
        assertThat(running("preset = \"only-errors\"")).containsExactly("missing-rls");
        assertThat(running("preset = \"strict\""))
                .containsExactly("missing-rls", "missing-rollback", "missing-comment");
        assertThat(running("rules.missing-comment = \"note\"")).contains("missing-comment");
        assertThat(running("preset = \"all\"\nrules.missing-comment = false")).doesNotContain("missing-comment");
    }

    @Test
    void presetOfErrorsHidesWhatWeighsLess() throws ConfigurationException {
        Configuration errors = read("preset = \"only-errors\"\nrules.missing-rollback = \"warning\"");

        assertThat(errors.settings(rule("missing-rls"), "a.sql").least()).isEqualTo(Severity.ERROR);
        assertThat(errors.settings(rule("missing-rollback"), "a.sql").least()).isEqualTo(Severity.WARNING);
    }

    @Test
    void reportsAllFaultsWithTheirPlacesAndWhatWasMeant() {
        assertThatThrownBy(() -> read("""
                        postgress = 15
                        layout = "flywya"
                        require-rollbacks = "yes"
                        exposed-schemas = "public"
                        postgres = "new"

                        [rules]
                        mising-rls = "error"
                        missing-rollback = 3
                        [rules.missing-rls]
                        exempt-table = ["a"]
                        exempt-tables = [1]
                        severity = "fatal"

                        [[overrides]]
                        path = ["x"]
                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        api/stopover.toml:1:1: postgress is no key. Did you mean postgres?
                        api/stopover.toml:2:1: layout must be one of supabase, flyway, golang-migrate, goose, dbmate, sqlx, diesel, sql-migrate, prisma, drizzle, hasura, liquibase, sqitch, atlas, node-pg-migrate, up-down-folders, suffix-pair, plain. Did you mean flyway?
                        api/stopover.toml:3:1: require-rollbacks must be true or false.
                        api/stopover.toml:4:1: exposed-schemas must be a list of strings.
                        api/stopover.toml:5:1: postgres must be a major version such as 15.
                        api/stopover.toml:8:1: There is no rule mising-rls. Did you mean missing-rls?
                        api/stopover.toml:9:1: missing-rollback must be true, false, "error", "warning", "note", "off" or a table.
                        api/stopover.toml:11:1: exempt-table is no option of missing-rls. Did you mean exempt-tables?
                        api/stopover.toml:12:1: exempt-tables must be a list of strings.
                        api/stopover.toml:13:1: severity must be one of error, warning, note.
                        api/stopover.toml:15:1: An override needs paths, a list of patterns such as "db/legacy/**", or a layout or a runner.
                        api/stopover.toml:16:1: path is no key in overrides. Did you mean paths?""".stripIndent());
    }

    @Test
    void saysWhereTheFileIsNoToml() {
        assertThatThrownBy(() -> read("postgres = 15\nlayout = \"flyway\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("api/stopover.toml:2:");
        assertThatThrownBy(() -> read("postgres = 15\npostgres = 16\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("api/stopover.toml:2:1:");
    }

    @Test
    void readsWhatIsPlainAsTheLibraryDoes() throws ConfigurationException {
        List<String> plain = List.of(
                "",
                "# nothing\n\n",
                "a = 1\nb = true\nc = \"x # y\"\nd = 'it''' # no\n".replace("'it'''", "'it'"),
                "a = [\n  \"x\", # first\n  \"y\",\n]\r\n[b]\nc = []\n",
                "[a.b]\nc = 1\n[a]\nd = -12\n[e-f.g_h]\n",
                "[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\n[a.b]\ny = 3\n",
                "a = { b = \"c\", d = [1, 2], e = {} }\n[f]\n  g = false # no\n",
                "a.b = 1\na . c.d = 2\n[e]\nf.g = true\nf.h = []\n[i]\nf.g = { j.k = 1, j.l = 2 }\n",
                "[[a]]\nb.c = 1\n[[a]]\nb.c = 2\n");
        for (String text : plain) {
            assertThat(PlainToml.parse(text)).as(text).isPresent();
            assertThat(values(PlainToml.parse(text).orElseThrow())).isEqualTo(values(Toml.parseAnything("x", text)));
        }
    }

    @Test
    void leavesToTheLibraryWhatIsNotPlain() {
        List<String> others = List.of(
                "a = \"\"\"x\"\"\"",
                "a = \"\\n\"",
                "a.b = 1\na.b = 2",
                "a.b = 1\na.b.c = 2",
                "a = 1\na.b = 2",
                "a = {b = 1}\na.c = 2",
                "a.b = 1\n[a]\nc = 2",
                "[a.b]\nc = 1\n[a]\nb.d = 2",
                "[a]\nb.c = 1\n[a.b]\nd = 2",
                "[a]\nb.c = 1\n[a.b.d]\ne = 2",
                "\"a\" = 1",
                "a = 1.5",
                "a = 01",
                "a = 1979-05-27",
                "a = 0x1F",
                "a = 1_000",
                "a = [1 2]",
                "a = 1 b = 2",
                "a = 1\na = 2",
                "[a]\n[a]",
                "a = {b = 1}\n[a.c]\nd = 1",
                "[[a]]\n[a]",
                "a = 1\n[a]",
                "a = [1]\n[[a]]",
                "a = \"open",
                "a =",
                "[a",
                "a = {b = 1,\n c = 2}",
                "a = \"\u0001\"");
        assertThat(others).filteredOn(text -> PlainToml.parse(text).isPresent()).isEmpty();
    }

    private static Object values(TomlValue value) {
        if (value.isTable()) {
            return value.table().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> values(entry.getValue())));
        }
        return value.array()
                .<Object>map(elements ->
                        elements.stream().map(ConfigurationReaderTest::values).toList())
                .orElse(value.value());
    }

    private static Configuration read(String text) throws ConfigurationException {
        return new ConfigurationReader(RULES).read(SourceFile.of("api/stopover.toml", text));
    }

    @Test
    void readsTheSizesOfTablesFromTheFileThatIsNamed() throws ConfigurationException {
        String csv = "table,rows,bytes\npublic.orders,120000,9000000\n\"sales.Big, old\",7,8192\nnotes,3\n";
        Configuration configuration =
                withStatistics("db/stopover.toml", "[statistics]\nfile = 'sizes.csv'", "db/sizes.csv", csv);

        TableSizes sizes = configuration.statistics();
        assertThat(sizes.of("public", "orders").orElseThrow().words()).isEqualTo("about 120,000 rows, 8789 kB");
        assertThat(sizes.of("public", "orders").filter(sizes::isSmall)).isEmpty();
        assertThat(sizes.of("sales", "Big, old").orElseThrow().words()).isEqualTo("about 7 rows, 8192 bytes");
        assertThat(sizes.of("public", "notes").filter(sizes::isSmall)).isPresent();
        assertThat(sizes.of("public", "other")).isEmpty();
    }

    @Test
    void readsSizesThatTabsDivide() throws ConfigurationException {
        Configuration configuration = withStatistics(
                "stopover.toml",
                "[statistics]\nfile = 'sizes.tsv'\nsmall-rows = 5",
                "sizes.tsv",
                "\"A\".\"B\"\t7\t9\n");
        TableSizes sizes = configuration.statistics();
        assertThat(sizes.of("A", "B").filter(size -> !sizes.isSmall(size))).isPresent();
    }

    @Test
    void saysWhatIsWrongWithStatistics() {
        assertThatThrownBy(() -> withStatistics("stopover.toml", "[statistics]\nfile = 'a.csv'", "b.csv", ""))
                .hasMessageContaining(
                        "There is no file a.csv with statistics; stopover statistics tells how to make one.");
        assertThatThrownBy(() -> withStatistics("stopover.toml", "[statistics]\nfile = '../a.csv'", "a.csv", ""))
                .hasMessageContaining("outside the project");
        assertThatThrownBy(() -> withStatistics(
                        "stopover.toml", "[statistics]\nfile = 'a.csv'", "a.csv", "table,rows\norders,many\n"))
                .hasMessageContaining("a.csv:2:1")
                .hasMessageContaining("as in public.orders,120000,9000000");
        assertThatThrownBy(() -> withStatistics(
                        "stopover.toml", "[statistics]\nfile = 'a.csv'\nsmall-rows = 'few'", "a.csv", ""))
                .hasMessageContaining("small-rows must be a number of rows.");
        assertThatThrownBy(() -> withStatistics("stopover.toml", "[statistics]\nfil = 'a.csv'", "a.csv", ""))
                .hasMessageContaining("fil is no key in statistics");
    }

    private static Configuration withStatistics(String path, String toml, String statistics, String text)
            throws ConfigurationException {
        return new ConfigurationReader(RULES)
                .read(
                        SourceFile.of(path, toml),
                        asked -> asked.equals(statistics)
                                ? Optional.of(SourceFile.of(statistics, text))
                                : Optional.empty(),
                        Optional::empty);
    }

    @Test
    void readsAFileOnlyInAVersionThatFits() {
        for (String fitting : List.of(">=1.2", ">=1.2, <2", "1.2.3", "==1.2.3", "> 1.2", "<=1.10", "<1.2.3.1")) {
            assertThatCode(() -> readBy("1.2.3-SNAPSHOT", "required-version = '" + fitting + "'"))
                    .as(fitting)
                    .doesNotThrowAnyException();
        }
        for (String other : List.of(">1.2.3", "<1.2.3", ">=1.10", ">=1, <1.2", "1.2", "==2")) {
            assertThatThrownBy(() -> readBy("1.2.3", "key = 1\nrequired-version = '" + other + "'"))
                    .as(other)
                    .hasMessage(("stopover.toml:2:1: This is Stopover 1.2.3, and required-version is \"%s\":"
                                    + " run a version that fits, or change what is required.")
                            .formatted(other));
        }
    }

    @Test
    void saysWhatARequiredVersionLooksLike() {
        for (String wrong : List.of("'~1.2'", "'>=1.2 <2'", "''", "1.2", "['1']", "'>=1,'", "'1.x'")) {
            assertThatThrownBy(() -> readBy("1.2", "required-version = " + wrong))
                    .as(wrong)
                    .hasMessageContaining("stopover.toml:1:1")
                    .hasMessageContaining("such as \">=1.2, <2\"");
        }
    }

    @Test
    void holdsAVersionAgainstFilesThatAreExtendedToo() {
        assertThatThrownBy(() -> new ConfigurationReader(RULES)
                        .read(
                                SourceFile.of("stopover.toml", "extends = 'team.toml'"),
                                path -> Optional.of(SourceFile.of(path, "required-version = '>=2'")),
                                () -> Optional.of("1.2")))
                .hasMessageContaining("team.toml:1:1: This is Stopover 1.2");
    }

    private static Configuration readBy(String version, String text) throws ConfigurationException {
        return new ConfigurationReader(RULES)
                .read(SourceFile.of("stopover.toml", text), path -> Optional.empty(), () -> Optional.of(version));
    }
}
