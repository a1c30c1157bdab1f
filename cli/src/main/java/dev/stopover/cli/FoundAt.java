package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.report.findings.Showing;
import dev.stopover.report.findings.TextReporter;
import dev.stopover.rule.Finding;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The findings on a line of a file, for an explanation that speaks of the user's own tables. */
final class FoundAt {

    private static final Pattern PLACE = Pattern.compile("(.+?):([1-9]\\d{0,8})(?::\\d+)?");

    private FoundAt() {}

    /**
     * Prints the findings on a line and says which rules have them.
     *
     * @param place the file and the line, such as db/2_index.sql:14
     * @param rules the ids of the rules that are asked; all if there are none
     */
    static List<String> print(String place, List<String> rules, Arguments arguments, Terminal terminal)
            throws IOException, UsageException, ConfigurationException {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            throw new UsageException("--at takes a file and a line, such as db/2_index.sql:14, not " + place + ".");
        }
        int line = Integer.parseInt(matcher.group(2));
        Outcome outcome = new Run(IncludedRules.rules(), ProjectOptions.readOptions(arguments))
                .minding(IncludedRules::equivalents, Today.of(arguments, terminal))
                .over(terminal.folder(), List.of(matcher.group(1)));
        Report report = outcome.report();
        String path = Path.of(outcome.root())
                .relativize(terminal.folder().resolve(matcher.group(1)).toRealPath())
                .toString()
                .replace('\\', '/');
        List<Finding> here = report.findings().stream()
                .filter(finding -> finding.file().path().equals(path))
                .filter(finding -> rules.isEmpty() || rules.contains(finding.rule()))
                .filter(finding ->
                        finding.start().line() <= line && line <= finding.end().line())
                .toList();
        if (here.isEmpty()) {
            throw new UsageException("There is no finding%s in line %d of %s."
                    .formatted(rules.isEmpty() ? "" : " of " + String.join(", ", rules), line, matcher.group(1)));
        }
        var shown = new Showing(true, true, OptionalInt.empty(), each -> matcher.group(1));
        new TextReporter(Screens.of(arguments, terminal), shown)
                .write(new Report(here, List.of(), report.rules(), 1, 1), terminal.out());
        return here.stream().map(Finding::rule).distinct().toList();
    }
}
