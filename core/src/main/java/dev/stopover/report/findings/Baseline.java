package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Suppression;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The findings of the day on which somebody began, which do not count any more. They are known by their rule, their file
 * and their SQL, wherever in the file it stands; of equal ones as many as there were then.
 *
 * @param entries the findings, in the order of their files and rules
 */
public record Baseline(Set<Entry> entries) {

    private static final int VERSION = 1;

    /**
     * A finding.
     *
     * @param path the file, relative to the project
     * @param rule the rule's id
     * @param fingerprint what it is known by
     */
    public record Entry(String path, String rule, String fingerprint) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int order = path.compareTo(other.path);
            order = order == 0 ? rule.compareTo(other.rule) : order;
            return order == 0 ? fingerprint.compareTo(other.fingerprint) : order;
        }
    }

    /** Keeps a copy of the set, in order. */
    public Baseline {
        entries = new TreeSet<>(entries);
    }

    /** All findings of a report that no comment suppresses. */
    public static Baseline of(Report report) {
        return new Baseline(Set.copyOf(entries(report)));
    }

    /** What a file holds. */
    public static Baseline read(SourceFile file) throws ConfigurationException {
        Set<Entry> entries = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(file.text())) {
            String path = "";
            String rule = "";
            String fingerprint = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    switch (String.valueOf(json.currentName())) {
                        case "path" -> path = json.getText();
                        case "rule" -> rule = json.getText();
                        case "fingerprint" -> fingerprint = json.getText();
                        default -> {
                            // What a later version may add.
                        }
                    }
                } else if (token == JsonToken.END_OBJECT && !fingerprint.isEmpty()) {
                    entries.add(new Entry(path, rule, fingerprint));
                    fingerprint = "";
                }
            }
        } catch (JsonProcessingException e) {
            throw broken(
                    file,
                    new Position(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (entries.isEmpty() && !file.text().contains("\"findings\"")) {
            throw broken(file, new Position(1, 1));
        }
        return new Baseline(entries);
    }

    /**
     * A report in which its findings do not count.
     *
     * @param judged whether the report is about the file of a path
     */
    public Report applyTo(Report report, Predicate<String> judged) {
        List<Entry> known = entries(report);
        List<Finding> findings = new ArrayList<>();
        Set<String> rules = report.rules().stream().map(Rule::id).collect(Collectors.toSet());
        Set<Entry> outdated = new TreeSet<>(entries);
        outdated.removeIf(entry -> !judged.test(entry.path()) || !rules.contains(entry.rule()));
        int at = 0;
        for (Finding finding : report.findings()) {
            Optional<Entry> entry = isInSource(finding) ? Optional.empty() : Optional.of(known.get(at++));
            boolean old = entry.filter(entries::contains).isPresent();
            entry.ifPresent(outdated::remove);
            findings.add(old ? finding.suppressedBy(new Suppression(Suppression.Kind.BASELINE, "")) : finding);
        }
        return report.against(findings, outdated.size());
    }

    /**
     * What of it a report still has: it never grows.
     *
     * @param judged whether the report would be about the file of a path, if that is still there
     */
    public Baseline shrunkTo(Report report, Predicate<String> judged) {
        Set<Entry> kept = new TreeSet<>(entries);
        List<Entry> known = entries(report);
        kept.removeIf(entry -> judged.test(entry.path()) && !known.contains(entry));
        return new Baseline(kept);
    }

    /** Writes it, a finding a line, so that two branches can be merged. */
    public void write(OutputStream out) throws IOException {
        var lines = new ArrayList<String>();
        for (Entry entry : entries) {
            var line = new ByteArrayOutputStream();
            try (JsonGenerator json = Json.compact(line)) {
                json.writeStartObject();
                json.writeStringField("path", entry.path());
                json.writeStringField("rule", entry.rule());
                json.writeStringField("fingerprint", entry.fingerprint());
                json.writeEndObject();
            }
            lines.add("\n    " + line.toString(StandardCharsets.UTF_8));
        }
        Utf8.write(
                "{\n  \"version\": %d,\n  \"findings\": [%s%s]\n}\n"
                        .formatted(VERSION, String.join(",", lines), lines.isEmpty() ? "" : "\n  "),
                out);
    }

    /** The findings that no comment suppresses, in the order of the report. */
    private static List<Entry> entries(Report report) {
        var fingerprints = new Fingerprints(new MaskedText(report));
        List<Entry> entries = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (!isInSource(finding)) {
                entries.add(new Entry(finding.file().path(), finding.rule(), fingerprints.of(finding)));
            }
        }
        return entries;
    }

    private static boolean isInSource(Finding finding) {
        return finding.suppression()
                .filter(why -> why.kind() == Suppression.Kind.IN_SOURCE)
                .isPresent();
    }

    private static ConfigurationException broken(SourceFile file, Position position) {
        return new ConfigurationException(List.of(new ConfigurationError(
                file.path(), Optional.of(position), "This is no baseline; stopover baseline create writes one.")));
    }
}
