package dev.stopover.report.findings;

import dev.stopover.report.Screen;
import java.util.List;
import java.util.Optional;

/** The formats of reports by the names that users call them. */
public final class Formats {

    /** The names, the usual format for people first. */
    public static final List<String> NAMES = List.of(
            "text",
            "concise",
            "json",
            "jsonl",
            "sarif",
            "github",
            "gitlab",
            "azure",
            "bitbucket",
            "junit",
            "checkstyle",
            "sonarqube",
            "rdjson",
            "markdown",
            "html");

    private Formats() {}

    /**
     * What writes a format.
     *
     * @param name one of the names
     * @param version which Stopover this is
     * @param url where its sources are, if that is known
     * @param category what tells its run from others in code scanning
     * @param screen what text is shown on
     * @param showing how much people are shown
     * @param course what the migrations do that were judged, for a report that draws it
     */
    public static Reporter reporter(
            String name,
            String version,
            Optional<String> url,
            String category,
            Screen screen,
            Showing showing,
            HtmlReporter.Courses course) {
        return switch (name) {
            case "text" -> new TextReporter(screen, showing);
            case "concise" -> new ConciseReporter(showing);
            case "json" -> new JsonReporter(version, showing.suppressedToo());
            case "jsonl" -> new JsonLinesReporter(new JsonReporter(version, showing.suppressedToo()));
            case "sarif" -> new SarifReporter(version, url, category, showing.suppressedToo());
            case "github" -> new GithubReporter();
            case "gitlab" -> new GitlabReporter();
            case "azure" -> new AzureReporter();
            case "bitbucket" -> new BitbucketReporter();
            case "junit" -> new JunitReporter();
            case "checkstyle" -> new CheckstyleReporter();
            case "sonarqube" -> new SonarqubeReporter();
            case "rdjson" -> new RdjsonReporter();
            case "markdown" -> new MarkdownReporter();
            case "html" -> new HtmlReporter(version, course);
            default -> throw new IllegalArgumentException("There is no format " + name + ".");
        };
    }
}
