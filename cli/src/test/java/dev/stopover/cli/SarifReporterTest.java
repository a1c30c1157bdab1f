package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stopover.engine.Report;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.report.findings.SarifReporter;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.rule.Suppression;
import dev.stopover.rule.ToolError;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The schema says what SARIF is; the other demands are those of GitHub's code scanning. */
class SarifReporterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Rule> RULES = List.of(new CarelessIndex());
    private static final SourceFile FILE = SourceFile.of("datenbank/2 größe#1.sql", """
            BEGIN;
            CREATE INDEX orders_key_idx ON orders ((key = 'sk_live_123'));
            COMMIT;
            """);

    @Test
    void saysWhereMoreIsToBeReadIfThatIsKnown() throws IOException {
        JsonNode driver = sarif(
                        new SarifReporter("1.2.3", Optional.of("https://example.org/stopover"), "stopover", false),
                        new Report(List.of(), List.of(), IncludedRules.rules(), 0, 0))
                .at("/runs/0/tool/driver");
        assertThat(driver.at("/informationUri").asText()).isEqualTo("https://example.org/stopover");
        assertThat(driver.at("/rules/0/helpUri").asText())
                .matches(
                        "https://example.org/stopover/blob/HEAD/rules/src/main/java/dev/stopover/rules/\\w+/\\w+\\.md");
    }

    @Test
    void isValidWithEverythingInIt() throws IOException {
        assertValid(sarif(new SarifReporter("1.2.3", true), everything()));
    }

    @Test
    void isValidWithNothingInIt() throws IOException {
        JsonNode sarif = sarif(new SarifReporter("1.2.3", false), new Report(List.of(), List.of(), RULES, 0, 0));
        assertValid(sarif);
        assertThat(sarif.at("/runs/0/results").isArray()).isTrue();
        assertThat(sarif.at("/runs/0/tool/driver/rules")).hasSize(1);
    }

    @Test
    void tellsAllOfARule() throws IOException {
        JsonNode rule = sarif(everything()).at("/runs/0/tool/driver/rules/0");
        assertThat(rule.at("/id").asText()).isEqualTo("careless-index");
        assertThat(rule.at("/name").asText()).isEqualTo("CarelessIndex");
        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("An index is built carelessly.");
        assertThat(rule.at("/fullDescription/text").asText())
                .isEqualTo("Nobody thought of orders when this index was written, see the manual"
                        + " <https://www.postgresql.org/docs/>.");
        assertThat(rule.at("/help/markdown").asText()).startsWith("# An index is built carelessly\n");
        assertThat(rule.at("/help/text").asText())
                .startsWith("An index is built carelessly\n")
                .contains("    CREATE INDEX ON orders (customer_id);\n")
                .doesNotContain("```");
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("warning");
        assertThat(rule.at("/properties/tags")).extracting(JsonNode::asText).containsExactly("cli", "security");
        assertThat(rule.at("/properties/security-severity").isTextual()).isTrue();
    }

    @Test
    void pointsAtThePlaceWithFourCoordinates() throws IOException {
        JsonNode result = sarif(everything()).at("/runs/0/results/0");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("datenbank/2%20gr%C3%B6%C3%9Fe%231.sql");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(1);
        assertThat(place.at("/region/endLine").asInt()).isEqualTo(2);
        assertThat(place.at("/region/endColumn").asInt()).isEqualTo(13);
        assertThat(place.at("/region/snippet/text").asText()).isEqualTo("CREATE INDEX");
        assertThat(place.at("/contextRegion/startLine").asInt()).isEqualTo(1);
        assertThat(sarif(everything()).at("/runs/0/columnKind").asText()).isEqualTo("utf16CodeUnits");
    }

    @Test
    void linksRelatedPlacesFromTheMessage() throws IOException {
        JsonNode result = sarif(everything()).at("/runs/0/results/0");
        assertThat(result.at("/message/text").asText())
                .isEqualTo("Something is wrong with a[1] (2). Do it later. [The \\[transaction\\] begins here](1).");
        assertThat(result.at("/relatedLocations/0/id").asInt()).isEqualTo(1);
        assertThat(result.at("/relatedLocations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void offersFixesAsReplacements() throws IOException {
        JsonNode fixes = sarif(everything()).at("/runs/0/results/0/fixes");
        assertThat(fixes).hasSize(1);
        JsonNode replacement = fixes.at("/0/artifactChanges/0/replacements/0");
        assertThat(replacement.at("/deletedRegion/startColumn")).isEqualTo(replacement.at("/deletedRegion/endColumn"));
        assertThat(replacement.at("/insertedContent/text").asText()).isEqualTo(" CONCURRENTLY");
    }

    @Test
    void knowsAFindingAgainWhenLinesAreInsertedAboveIt() throws IOException {
        SourceFile later = SourceFile.of(FILE.path(), "-- A line.\n\n" + FILE.text());
        JsonNode before = sarif(report(finding(FILE))).at("/runs/0/results/0/partialFingerprints");
        JsonNode after = sarif(report(finding(later))).at("/runs/0/results/0/partialFingerprints");
        assertThat(after).isEqualTo(before);
        assertThat(before.at("/primaryLocationLineHash").asText()).matches("[0-9a-f]{1,16}:1");
        assertThat(before.at("/stopover~1v1").asText()).matches("[0-9a-f]{32}:1");
    }

    @Test
    void leavesSuppressedFindingsOutUnlessAsked() throws IOException {
        assertThat(sarif(everything()).at("/runs/0/results")).hasSize(2);
        JsonNode all = sarif(new SarifReporter("1.2.3", true), everything()).at("/runs/0/results");
        assertThat(all).hasSize(3);
        assertThat(all.at("/2/suppressions/0/kind").asText()).isEqualTo("inSource");
        assertThat(all.at("/2/suppressions/0/justification").asText()).isEqualTo("nobody reads it");
    }

    @Test
    void tellsOfToolErrors() throws IOException {
        JsonNode sarif = sarif(everything());
        JsonNode invocation = sarif.at("/runs/0/invocations/0");
        assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asText())
                .isEqualTo("The file cannot be read.");
        for (String part : List.of("shortDescription", "fullDescription", "help")) {
            assertThat(sarif.at("/runs/0/tool/driver/notifications/0/" + part + "/text")
                            .asText())
                    .as(part)
                    .isNotEmpty();
        }
    }

    @Test
    void tellsWhatIsWrongWithTheFilesThemselves() throws IOException {
        SourceFile journal = SourceFile.of("drizzle/meta/_journal.json", "{\n  \"tag\": \"0001_gone\"\n}\n");
        JsonNode sarif = sarif(report().about(List.of(
                new ProjectProblem(
                        ProjectProblem.Kind.MISSING_FILE,
                        journal,
                        range(journal, "\"0001_gone\""),
                        "The journal names 0001_gone.sql, which is not there.",
                        Optional.of("Restore the file.")),
                ProjectProblem.of(ProjectProblem.Kind.ENCODING, SourceFile.of("a b.sql", ""), "No UTF-8."))));
        JsonNode invocation = sarif.at("/runs/0/invocations/0");
        assertThat(invocation.at("/executionSuccessful").asBoolean()).isTrue();
        JsonNode notifications = invocation.at("/toolExecutionNotifications");
        assertThat(notifications).hasSize(2);
        assertThat(notifications
                        .at("/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("a%20b.sql");
        assertThat(notifications.at("/0/level").asText()).isEqualTo("note");
        assertThat(notifications.at("/0/locations/0/physicalLocation/region").isMissingNode())
                .isTrue();
        JsonNode missing = notifications.at("/1");
        assertThat(missing.at("/level").asText()).isEqualTo("warning");
        assertThat(missing.at("/message/text").asText())
                .isEqualTo("The journal names 0001_gone.sql, which is not there. Restore the file.");
        assertThat(missing.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(2);
        int index = missing.at("/descriptor/index").asInt();
        assertThat(sarif.at("/runs/0/tool/driver/notifications/" + index + "/id")
                        .asText())
                .isEqualTo(missing.at("/descriptor/id").asText());
    }

    @Test
    void printsNoSecret() throws IOException {
        assertThat(text(new SarifReporter("1.2.3", true), everything())).doesNotContain("sk_live");
    }

    private static Report everything() {
        TextRange keywords = range(FILE, "CREATE INDEX");
        var full = new Finding(
                "careless-index",
                Severity.WARNING,
                FILE,
                keywords,
                false,
                "Something is wrong with a[1](2).",
                Optional.of("Do it later."),
                List.of(new Related(FILE, range(FILE, "BEGIN"), "The [transaction] begins here.")),
                List.of(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(keywords, " CONCURRENTLY"))),
                List.of(range(FILE, "sk_live_123")),
                Optional.empty());
        var wholeFile = new Finding(
                "careless-index",
                Severity.NOTE,
                SourceFile.of("empty.sql", ""),
                TextRange.at(0),
                true,
                "The file is empty.",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        Finding suppressed = finding(FILE).suppressedBy(new Suppression(Suppression.Kind.IN_SOURCE, "nobody reads it"));
        return new Report(
                List.of(full, wholeFile, suppressed),
                List.of(
                        new ToolError(Optional.of("a b.sql"), Optional.empty(), "The file cannot be read."),
                        new ToolError(Optional.empty(), Optional.of("careless-index"), "The rule failed.")),
                RULES,
                3,
                3);
    }

    private static Finding finding(SourceFile file) {
        return new Finding(
                "careless-index",
                Severity.ERROR,
                file,
                range(file, "CREATE INDEX"),
                false,
                "Something is wrong.",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Report report(Finding... findings) {
        return new Report(List.of(findings), List.of(), RULES, 1, 1);
    }

    private static TextRange range(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return new TextRange(start, start + text.length());
    }

    private static JsonNode sarif(Report report) throws IOException {
        return sarif(new SarifReporter("1.2.3", false), report);
    }

    private static JsonNode sarif(SarifReporter reporter, Report report) throws IOException {
        return JSON.readTree(text(reporter, report));
    }

    private static String text(SarifReporter reporter, Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        reporter.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertValid(JsonNode sarif) throws IOException {
        try (InputStream schema = SarifReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema oasis =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
            assertThat(oasis.validate(sarif)).isEmpty();
        }
    }
}
