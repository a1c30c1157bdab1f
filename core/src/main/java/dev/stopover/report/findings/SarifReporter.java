package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Suppression;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * SARIF 2.1.0 as GitHub's code scanning wants it: one run, all rules that ran with their pages, and no suppressed
 * findings unless they are asked for, because GitHub takes those for open ones.
 */
public final class SarifReporter implements Reporter {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private final String version;
    /** Names the program where nothing says where its sources are, as a package URL does. */
    private static final String PACKAGE = "pkg:maven/dev.stopover/stopover-cli@";

    private final Optional<String> url;
    private final String category;
    private final boolean suppressedToo;

    /**
     * A reporter.
     *
     * @param version the version of Stopover
     * @param suppressedToo whether suppressed findings are written too, marked as such
     */
    public SarifReporter(String version, boolean suppressedToo) {
        this(version, Optional.empty(), "stopover", suppressedToo);
    }

    /**
     * A reporter that says where more is to be read.
     *
     * @param version the version of Stopover
     * @param url where its sources are, if that is known
     * @param category what tells this run from others about the same commit, without a slash at its end
     * @param suppressedToo whether suppressed findings are written too, marked as such
     */
    public SarifReporter(String version, Optional<String> url, String category, boolean suppressedToo) {
        this.url = url;
        this.version = version;
        this.category = category;
        this.suppressedToo = suppressedToo;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (JsonGenerator json = Json.allLines(text)) {
            json.writeStartObject();
            new JsonFields(json)
                    .text("$schema", SCHEMA)
                    .text("version", "2.1.0")
                    .array("runs", List.of(report), this::run);
            json.writeEndObject();
            json.writeRaw('\n');
        }
        text.flush();
    }

    private void run(Report report, JsonFields run) {
        List<Rule> rules =
                report.rules().stream().sorted(Comparator.comparing(Rule::id)).toList();
        Map<String, Integer> indices = new HashMap<>();
        for (Rule rule : rules) {
            indices.put(rule.id(), indices.size());
        }
        List<Finding> findings = suppressedToo ? report.findings() : report.open();
        var locations = new SarifLocations(new MaskedText(report));
        run.object("tool", tool -> tool.object("driver", driver -> driver(rules, driver)))
                .object("automationDetails", details -> details.text("id", category + "/"))
                .text("columnKind", "utf16CodeUnits")
                .text("defaultSourceLanguage", "sql")
                .object(
                        "originalUriBaseIds",
                        bases -> bases.object(
                                SarifLocations.ROOT,
                                root -> root.object(
                                        "description",
                                        text -> text.text("text", "The folder in which Stopover was started."))))
                .array("invocations", List.of(report), SarifNotifications::invocation)
                .array("results", findings, (finding, result) -> {
                    result(MaskedText.said(finding), indices, locations, result);
                    if (report.outdated().isPresent()) {
                        result.text("baselineState", isOld(finding) ? "unchanged" : "new");
                    }
                });
    }

    private static boolean isOld(Finding finding) {
        return finding.suppression()
                .filter(why -> why.kind() == Suppression.Kind.BASELINE)
                .isPresent();
    }

    private void driver(List<Rule> rules, JsonFields driver) {
        driver.text("name", "Stopover")
                .text("fullName", "Stopover " + version)
                .text("semanticVersion", version)
                .text("informationUri", url.orElse(PACKAGE + version))
                .array("rules", rules, (rule, fields) -> SarifRule.write(rule, url, fields));
        SarifNotifications.sorts(driver);
    }

    private static void result(
            Finding finding, Map<String, Integer> indices, SarifLocations locations, JsonFields result) {
        result.text("ruleId", finding.rule());
        if (indices.containsKey(finding.rule())) {
            result.number("ruleIndex", indices.get(finding.rule()));
        }
        result.text("level", finding.severity().id()).object("message", text(SarifLocations.message(finding)));
        locations.write(finding, result);
        finding.suppression()
                .ifPresent(why -> result.array(
                        "suppressions",
                        List.of(why),
                        (each, suppression) -> suppression
                                .text("kind", each.kind() == Suppression.Kind.IN_SOURCE ? "inSource" : "external")
                                .text("status", "accepted")
                                .text("justification", each.reason())));
    }

    private static Consumer<JsonFields> text(String text) {
        return message -> message.text("text", text);
    }
}
