package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stopover.report.findings.JsonReporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The formats of a report, as those who read them expect them, over names that mean to do harm. */
class FormatsTest {

    private static final String HOSTILE = "2_a,b:c%<i>\u001b[31m\n::error::\"x\"|@octocat.sql";
    private static final String SHOWN = "2_a,b:c%<i>\\u{1b}[31m\\u{a}::error::\"x\"|@octocat.sql";

    private static final String SQL = """
            CREATE INDEX IF NOT EXISTS i ON orders (customer_id);
            SELECT 'ä' ; SELEC '</script><!-- ghp_a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1';
            CREATE INDEX IF NOT EXISTS "k
            ::warning::k" ON orders (customer_id); ALTER TABLE "t<b>|" ADD COLUMN "c
            ::error::c" int;
            """;

    /** The findings of the rules that are left out are none of what is looked at here. */
    private static final String CONFIGURATION = """
            exposed-schemas = []
            require-rollbacks = false

            [rules.missing-lock-timeout]
            enabled = false

            [rules.missing-primary-key]
            enabled = false

            [rules.redundant-index]
            severity = "note"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("stopover.toml"), CONFIGURATION);
        Files.writeString(
                folder.resolve("migrations/1_orders.sql"),
                "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, customer_id bigint);\n");
        Files.writeString(folder.resolve("migrations").resolve(HOSTILE), SQL);
    }

    @Test
    void sarifSaysTheCategoryOfARun() {
        assertThat(check("--format", "sarif")).contains("\"id\" : \"stopover/\"");
        assertThat(check("--format", "sarif", "--category", "billing/")).contains("\"id\" : \"billing/\"");
        assertThat(Shell.in(folder).stopover("check", "--category", "billing"))
                .isEqualTo(
                        new Shell.Outcome(2, "", "stopover: --category names a run in SARIF, and none is written.\n"));
        assertThat(Shell.in(folder).stopover("check", "-f", "sarif", "--category", "/"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: --category takes a name such as billing, not /.\n"));
    }

    @Test
    void conciseIsALineAFinding() {
        List<String> lines = check("--format", "concise").lines().toList();
        assertThat(lines.get(0))
                .startsWith("migrations/" + SHOWN + ":1:1: error: non-concurrent-index Building this index takes");
        assertThat(lines.get(lines.size() - 1)).startsWith("2 files, ").contains("errors");
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).startsWith("migrations/2_a"));
    }

    @Test
    void jsonHasTheShapeThatItsSchemaSays() throws IOException {
        JsonNode report = json("json");
        JsonSchema schema;
        try (InputStream text = JsonReporter.class.getResourceAsStream("report-1.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
        }
        assertThat(schema.validate(report)).isEmpty();
        JsonNode first = report.get("findings").get(0);
        assertThat(first.get("rule").asText()).isEqualTo("non-concurrent-index");
        assertThat(first.get("path").asText()).isEqualTo("migrations/" + HOSTILE);
        assertThat(first.at("/end/column").asInt()).isEqualTo(13);
        assertThat(first.at("/excerpt/text").asText())
                .isEqualTo("CREATE INDEX IF NOT EXISTS i ON orders (customer_id);");
        assertThat(first.at("/fixes/0/edits/0/replacement").asText()).isEqualTo(" CONCURRENTLY");
        assertThat(report.toString()).doesNotContain("ghp_a1");
        assertThat(report.at("/summary/errors").asInt()).isGreaterThan(1);
    }

    @Test
    void githubAnnotatesAndNothingElseIsACommand() {
        List<String> lines = check("--format", "github").lines().toList();
        assertThat(lines.get(0))
                .startsWith("::error title=Stopover (non-concurrent-index),file=migrations/2_a%2Cb%3Ac%25<i>")
                .contains(",line=1,endLine=1,col=1,endColumn=13::Building this index takes", ".%0ABuild it with");
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).matches("::(error|warning|notice) title=Stopover \\(.*"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).startsWith("::error::"));
        List<String> kinds = lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.substring(2, line.indexOf(' ')))
                .toList();
        assertThat(kinds.stream().distinct()).containsExactly("error", "warning", "notice");
        assertThat(kinds.lastIndexOf("error")).isLessThan(kinds.indexOf("warning"));
    }

    @Test
    void azureHasAnIssueAFindingAndNothingElseIsACommand() {
        List<String> lines = check("--format", "azure").lines().toList();
        assertThat(lines.get(0))
                .startsWith("##vso[task.logissue type=error;sourcepath=migrations/2_a,b:c%AZP25<i>")
                .contains(
                        ";linenumber=1;columnnumber=1;code=non-concurrent-index;]Building this index takes",
                        ".%0ABuild it");
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line -> {
            assertThat(line).matches("##vso\\[task\\.logissue type=(?:error|warning);[^]]*;].*");
            assertThat(line.substring(1)).doesNotContain("##vso[", "##[");
        });
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("type=warning;", ";]note: "));
        assertThat(lines.get(lines.size() - 1)).contains("judged:");
    }

    @Test
    void onGithubActionsAnnotationsComeByThemselves() {
        Shell actions = Shell.in(folder).with(Map.of("GITHUB_ACTIONS", "true"));
        String out = actions.stopover("check").out();
        assertThat(out).startsWith("error[non-concurrent-index]").contains("\n::error title=Stopover (");
        assertThat(actions.stopover("check", "--format", "text").out()).doesNotContain("::error title");
        assertThat(check()).doesNotContain("::error title");
    }

    @Test
    void gitlabHasEachFindingOnce() throws IOException {
        JsonNode report = json("gitlab");
        assertThat(report.isArray()).isTrue();
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode finding : report) {
            assertThat(finding.fieldNames())
                    .toIterable()
                    .containsExactly("description", "check_name", "fingerprint", "severity", "location");
            assertThat(finding.get("severity").asText()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(finding.at("/location/lines/begin").asInt()).isPositive();
            fingerprints.add(finding.get("fingerprint").asText());
        }
        assertThat(fingerprints).hasSize(report.size());
        assertThat(report.get(0).get("description").asText()).startsWith("non-concurrent-index: ");
    }

    @Test
    void junitHasATestAFindingAndOneWhereThereIsNone() throws Exception {
        Document report = xml("junit");
        NodeList cases = report.getElementsByTagName("testcase");
        Element first = (Element) cases.item(0);
        assertThat(first.getAttribute("name")).isEqualTo("non-concurrent-index (1:1)");
        assertThat(first.getAttribute("file")).isEqualTo("migrations/" + SHOWN);
        assertThat(first.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(report.getDocumentElement().getAttribute("failures"))
                .isEqualTo(report.getDocumentElement().getAttribute("tests"))
                .isEqualTo(String.valueOf(cases.getLength()));

        Files.delete(folder.resolve("migrations").resolve(HOSTILE));
        Document clean = xml("junit");
        assertThat(clean.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(clean.getDocumentElement().getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void checkstyleHasAnErrorAFinding() throws Exception {
        Document report = xml("checkstyle");
        assertThat(report.getDocumentElement().getAttribute("version")).isEqualTo("8.0");
        Element file = (Element) report.getElementsByTagName("file").item(0);
        assertThat(file.getAttribute("name")).isEqualTo("migrations/" + SHOWN);
        Element error = (Element) report.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("line")).isEqualTo("1");
        assertThat(error.getAttribute("severity")).isEqualTo("error");
        assertThat(error.getAttribute("source")).isEqualTo("stopover.non-concurrent-index");
        assertThat(error.getAttribute("message")).contains(".\nBuild it with");
    }

    @Test
    void sonarqubeCountsColumnsFromNoughtAndNamesItsRules() throws IOException {
        JsonNode report = json("sonarqube");
        Set<String> rules = new HashSet<>();
        report.get("rules").forEach(rule -> {
            rules.add(rule.get("id").asText());
            assertThat(rule.get("impacts").get(0).get("severity").asText()).isIn("HIGH", "MEDIUM", "LOW");
        });
        JsonNode first = report.get("issues").get(0);
        assertThat(rules).contains(first.get("ruleId").asText());
        assertThat(first.at("/primaryLocation/filePath").asText()).isEqualTo("migrations/" + HOSTILE);
        assertThat(first.at("/primaryLocation/textRange").toString())
                .isEqualTo("{\"startLine\":1,\"endLine\":1,\"startColumn\":0,\"endColumn\":12}");
    }

    @Test
    void rdjsonCountsBytes() throws IOException {
        JsonNode report = json("rdjson");
        assertThat(report.at("/source/name").asText()).isEqualTo("stopover");
        List<JsonNode> wrong = new ArrayList<>();
        report.get("diagnostics").forEach(diagnostic -> {
            if (diagnostic.at("/code/value").asText().equals("syntax-error")) {
                wrong.add(diagnostic);
            }
        });
        assertThat(wrong.get(0).at("/location/range/start").toString()).isEqualTo("{\"line\":2,\"column\":15}");
        assertThat(report.at("/diagnostics/0/severity").asText()).isEqualTo("ERROR");
        assertThat(report.at("/diagnostics/0/suggestions/0/text").asText()).isEqualTo(" CONCURRENTLY");
    }

    @Test
    void markdownMentionsNobodyAndFitsIntoAComment() throws IOException {
        String report = check("--format", "markdown");
        assertThat(report)
                .startsWith("<!-- stopover-report -->\n### Stopover\n")
                .contains("| 1 | error | `non-concurrent-index` | Building this index")
                .doesNotContain("@octocat", "<i>", "<b>");

        Files.writeString(
                folder.resolve("migrations/3_many.sql"),
                IntStream.range(0, 2_000)
                        .mapToObj("CREATE INDEX IF NOT EXISTS j%d ON orders (customer_id);\n"::formatted)
                        .collect(Collectors.joining()));
        String cut = check("--format", "markdown");
        assertThat(cut.length()).isLessThan(65_536);
        assertThat(cut).containsPattern("\n\\d+ more findings\\.\n$").contains("</details>");
    }

    @Test
    void htmlNeedsNothingElseAndLetsNoTextOutOfItsScript() throws IOException {
        String page = check("--format", "html");
        assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("http://", "https://", "/*DATA*/");
        String data = page.substring(page.indexOf("id=\"data\">") + 10);
        data = data.substring(0, data.indexOf("</script>"));
        JsonNode report = new ObjectMapper().readTree(data);
        assertThat(report.get("findings").size())
                .isEqualTo(json("json").get("findings").size());
        assertThat(data).doesNotContain("<");
    }

    @Test
    void writesSeveralFilesBesideStandardOutput() throws IOException {
        Shell.Outcome outcome = Shell.in(folder)
                .stopover("check", "--output", "sarif=out/a.sarif", "--output", "junit=out/b.xml", "-f", "concise");
        assertThat(outcome.out()).startsWith("migrations/");
        assertThat(Files.readString(folder.resolve("out/a.sarif"))).contains("\"2.1.0\"");
        assertThat(Files.readString(folder.resolve("out/b.xml"))).contains("<testsuites");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void thePageDrawsWhatMigrationsLock(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/1_a.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        Files.writeString(
                folder.resolve("migrations/2_b.sql"),
                "BEGIN;\nALTER TABLE orders ADD COLUMN a int;\nCREATE INDEX \"</script>\" ON orders (a);\nCOMMIT;\n");
        String page = Shell.in(folder).stopover("check", "-f", "html").out();
        String bars = page.substring(
                page.indexOf("id=\"bars\">") + 10, page.indexOf("</script>", page.indexOf("id=\"bars\">")));
        assertThat(bars)
                .contains("\"path\":\"migrations/2_b.sql\"", "\"lock\":\"ACCESS EXCLUSIVE\"", "\"from\":0", "\"to\":1")
                .doesNotContain("migrations/1_a.sql", "<");
    }

    @Test
    void thePageSaysWhatTheSchemaBecomes(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/1_a.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY, old text);\n");
        Files.writeString(
                folder.resolve("migrations/2_b.sql"),
                "ALTER TABLE orders DROP COLUMN old;\nCREATE TABLE \"</script>\" (note text DEFAULT 'sk_live_"
                        + "4eC39HqLyjWDarjtT1zdp7dc');\n");
        JsonNode all = differences(folder, ".");
        assertThat(all.get("from").asText()).isEqualTo("migrations/1_a.sql");
        assertThat(all.get("through").asText()).isEqualTo("migrations/2_b.sql");
        assertThat(all.get("changes").findValuesAsText("name"))
                .contains("public.orders", "public.orders.id")
                .doesNotContain("public.orders.old");
        JsonNode second = differences(folder, "migrations/2_b.sql");
        assertThat(second.get("from").asText()).isEqualTo("migrations/2_b.sql");
        assertThat(second.get("changes").toString())
                .contains("\"removed\"", "orders.old", "</script>")
                .doesNotContain("sk_live_4eC39", "orders.id");
    }

    private static JsonNode differences(Path folder, String path) throws IOException {
        String page = Shell.in(folder).stopover("check", "-f", "html", path).out();
        int start = page.indexOf("id=\"differences\">") + 17;
        String data = page.substring(start, page.indexOf("</script>", start));
        assertThat(data).doesNotContain("<");
        return new ObjectMapper().readTree(data).at("/histories/0");
    }

    @Test
    void saysWhichFormatWasProbablyMeant() {
        Shell.Outcome outcome = Shell.in(folder).stopover("check", "--output", "sarfi=a.sarif");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .isEqualTo("stopover: There is no format sarfi. Did you mean sarif?\n"
                        + "A file of that name is written ./sarfi=a.sarif\n");
        assertThat(folder.resolve("a.sarif")).doesNotExist();
    }

    private String check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(options));
        Shell.Outcome outcome = Shell.in(folder).stopover(arguments.toArray(String[]::new));
        assertThat(outcome.out()).doesNotContain("\u001b", "\n::error::");
        return outcome.out();
    }

    private JsonNode json(String format) throws IOException {
        return new ObjectMapper().readTree(check("--format", format));
    }

    private Document xml(String format) throws Exception {
        byte[] text = check("--format", format).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text));
    }
}
