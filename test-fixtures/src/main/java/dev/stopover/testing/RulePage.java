package dev.stopover.testing;

import dev.stopover.migration.Runner;
import dev.stopover.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's documentation; its examples are run, so that the page cannot say what the rule does not do. A heading starts
 * a new history; consecutive examples with {@code file=} are one project.
 *
 * @param markdown its text
 */
public record RulePage(String markdown) {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (?<title>.*)$");
    private static final Pattern FENCE =
            Pattern.compile("(?ms)^```(?<language>sql|toml)(?<info>[^\\n]*)\\n(?<text>.*?)^```$");

    /** The page of a rule. */
    public static RulePage of(Rule rule) {
        return new RulePage(rule.page());
    }

    /** Its first heading. */
    public String title() {
        Matcher heading = HEADING.matcher(markdown);
        return heading.find() ? heading.group("title") : "";
    }

    /** How many examples have a role: {@code earlier}, {@code published}, {@code reports}, {@code fixed} or {@code accepts}. */
    public long count(String role) {
        return FENCE.matcher(markdown)
                .results()
                .filter(fence -> Example.of(fence.group(1), fence.group(2), fence.group(3))
                        .role()
                        .equals(role))
                .count();
    }

    /** Runs every example. */
    public void runOn(Rule rule) {
        for (String section : HEADING.split(markdown)) {
            new Section(RuleTester.of(rule)).run(examples(section));
        }
    }

    private static List<Example> examples(String section) {
        List<Example> examples = new ArrayList<>();
        Matcher fence = FENCE.matcher(section);
        while (fence.find()) {
            examples.add(Example.of(fence.group("language"), fence.group("info"), fence.group("text")));
        }
        return examples;
    }

    /**
     * A fenced example.
     *
     * @param role what it shows; {@code toml} for a configuration
     * @param details what its info string says besides, such as {@code file} and {@code postgres}
     * @param text its text
     */
    private record Example(String role, Map<String, String> details, String text) {

        static Example of(String language, String info, String text) {
            String role = language.equals("toml") ? "toml" : "";
            Map<String, String> details = new TreeMap<>();
            for (String word : info.strip().split("\\s+")) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    details.put(word.substring(0, equals), word.substring(equals + 1));
                } else if (!word.isEmpty()) {
                    role = word;
                }
            }
            return new Example(role, details, text.stripTrailing() + "\n");
        }

        boolean isFile() {
            return details.containsKey("file") && !role.equals("toml");
        }

        RuleTester in(RuleTester tester) {
            RuleTester detailed = tester;
            if (details.containsKey("postgres")) {
                detailed = detailed.postgres(Integer.parseInt(details.get("postgres")));
            }
            if (details.containsKey("runner")) {
                detailed = detailed.runner(Runner.of(details.get("runner")).orElseThrow());
            }
            return details.getOrDefault("syntax", "").equals("broken") ? detailed.allowingSyntaxErrors() : detailed;
        }
    }

    /** The examples under one heading. */
    private static final class Section {

        private RuleTester tester;
        private RuleTester project;
        private boolean reporting;
        private RuleTester.Reported reported;

        Section(RuleTester tester) {
            this.tester = tester;
        }

        void run(List<Example> examples) {
            for (Example example : examples) {
                boolean published = example.role().equals("published");
                if (!published && (!example.isFile() || example.role().equals("fixed"))) {
                    runProject();
                }
                if (reported != null && !example.role().equals("fixed")) {
                    reported.unasserted();
                    reported = null;
                }
                switch (example.role()) {
                    case "toml" -> tester = tester.configured(example.text());
                    case "published" ->
                        tester = tester.published(example.details().get("file"), example.text());
                    case "earlier" -> tester = tester.after(example.text());
                    case "reports" -> {
                        if (example.isFile()) {
                            addToProject(example);
                            reporting = true;
                        } else {
                            reported = example.in(tester).reports(example.text());
                        }
                    }
                    case "accepts" -> {
                        if (example.isFile()) {
                            addToProject(example);
                        } else {
                            example.in(tester).accepts(example.text());
                        }
                    }
                    case "fixed" -> fixed(example);
                    default ->
                        throw new AssertionError("no such role: '%s' of%n%s".formatted(example.role(), example.text()));
                }
            }
            runProject();
        }

        private void addToProject(Example example) {
            project = example.in(project == null ? tester : project)
                    .file(example.details().get("file"), example.text());
        }

        private void runProject() {
            if (project != null && reporting) {
                reported = project.reports();
            } else if (project != null) {
                project.accepts();
            }
            project = null;
            reporting = false;
        }

        private void fixed(Example example) {
            if (example.isFile()) {
                reported.fixedTo(Map.of(example.details().get("file"), example.text()));
            } else {
                reported.fixedTo(example.text());
            }
        }
    }
}
