package dev.stopover;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the compiled classes with the JDK's own tools, so that the boundaries hold for whatever was written. */
class ArchitectureTest {

    private static final String OURS = "dev.stopover.";

    /** What each package may use, besides itself. A package that is not named here has no place yet: give it one. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("source", Set.of()),
            entry("secret", Set.of("source")),
            entry("syntax", Set.of("source")),
            entry("parser", Set.of("syntax", "source")),
            entry("migration", Set.of("syntax", "source")),
            entry("catalog", Set.of("migration", "syntax", "source")),
            entry("definition", Set.of("catalog", "syntax", "source")),
            entry("rollback", Set.of("definition", "catalog", "migration", "syntax", "source")),
            entry("rule", Set.of("catalog", "migration", "syntax", "secret", "source")),
            entry("config", Set.of("rule", "migration", "syntax", "source")),
            entry("change", Set.of("catalog", "migration", "syntax", "source")),
            entry("engine", Set.of("config", "rule", "catalog", "migration", "syntax", "secret", "source")),
            entry(
                    "review",
                    Set.of(
                            "engine",
                            "rollback",
                            "change",
                            "rule",
                            "definition",
                            "catalog",
                            "migration",
                            "syntax",
                            "source")),
            entry(
                    "report",
                    Set.of(
                            "review",
                            "change",
                            "engine",
                            "config",
                            "rule",
                            "rollback",
                            "definition",
                            "catalog",
                            "migration",
                            "syntax",
                            "secret",
                            "source")),
            entry("git", Set.of()),
            entry("project", Set.of("config", "parser", "migration", "syntax", "source")),
            entry(
                    "run",
                    Set.of(
                            "project",
                            "git",
                            "report",
                            "review",
                            "change",
                            "engine",
                            "config",
                            "rule",
                            "parser",
                            "migration",
                            "syntax",
                            "source")));

    private static final String ROOMS = OURS + "project.";

    /** The rooms of the project that every family of tools may use: files, and what layouts have in common. */
    private static final Set<String> SHARED_ROOMS = Set.of("walk", "layout");

    /** Prefixes of what is not ours, with the packages that may use it. */
    private static final Map<String, Set<String>> RESERVED = Map.of(
            "net.sf.jsqlparser.", Set.of("parser"),
            "com.fasterxml.jackson.", Set.of("config", "project", "report"),
            "org.tomlj.", Set.of("config", "project"),
            "java.nio.file.", Set.of("project", "git", "run"),
            "java.nio.channels.", Set.of("project"),
            "java.io.File", Set.of("project", "git", "run"),
            "java.io.RandomAccessFile", Set.of("project"),
            "java.lang.Process", Set.of("git"),
            "java.net.", Set.of());

    /** Packages whose answers depend on nothing but what they are given: all but the one that reads files. */
    private static final Set<String> PURE = Set.of(
            "source",
            "secret",
            "syntax",
            "parser",
            "migration",
            "catalog",
            "definition",
            "rollback",
            "rule",
            "config",
            "change",
            "engine",
            "review",
            "report");

    /** Calls that ask the machine, as javap prints them. */
    private static final Pattern ASKS_THE_MACHINE = Pattern.compile("// (?:Interface)?(?:Method|Field) ("
            + "java/lang/System\\.(?:getenv|getProperty|getProperties|lineSeparator|currentTimeMillis|nanoTime|in|out|err)\\b"
            + "|java/time/\\w+\\.now\\b"
            + "|java/util/Locale\\.getDefault\\b"
            + "|java/util/TimeZone\\.getDefault\\b"
            + "|java/util/UUID\\.randomUUID\\b"
            + "|java/lang/Math\\.random\\b"
            + "|java/nio/charset/Charset\\.defaultCharset\\b"
            + "|java/lang/String\\.(?:toLowerCase|toUpperCase):\\(\\)"
            + "|java/lang/String\\.getBytes:\\(\\)"
            + "|java/util/(?:Random|Date|GregorianCalendar)\\.\"<init>\""
            + ")\\S*");

    /** A write to a field of another class, as javap prints it: a field of the class itself has no class before it. */
    private static final Pattern WRITES_TO_A_FIELD = Pattern.compile("putfield .*// Field ([\\w/]+)\\.\\w+:");

    private static final Pattern EDGE = Pattern.compile("^ +(\\S+) +-> (\\S+)");

    private static List<Edge> edges;

    @BeforeAll
    static void readTheEdges() throws URISyntaxException {
        edges = run("jdeps", "-verbose:class", "-filter:none", classes().toString())
                .lines()
                .map(EDGE::matcher)
                .filter(Matcher::find)
                .map(matcher -> new Edge(matcher.group(1), matcher.group(2)))
                .toList();
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(edges).extracting(Edge::layer).isNotEmpty().isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void layersPointOneWay() {
        assertThat(faults(edge -> edge.to().startsWith(OURS)
                        && !layerOf(edge.to()).equals(edge.layer())
                        && !MAY_USE.get(edge.layer()).contains(layerOf(edge.to()))))
                .isEmpty();
    }

    @Test
    void familiesOfToolsInTheProjectDoNotKnowEachOther() {
        assertThat(faults(edge -> edge.from().startsWith(ROOMS)
                                && edge.to().startsWith(ROOMS)
                                && !roomOf(edge.from()).isEmpty()
                                && !roomOf(edge.to()).equals(roomOf(edge.from()))
                                && !SHARED_ROOMS.contains(roomOf(edge.to()))
                        || roomOf(edge.from()).equals("walk")
                                && roomOf(edge.to()).equals("layout")))
                .isEmpty();
    }

    /** Nobody outside reads tokens with a grammar of his own. */
    @Test
    void theParserHasFewDoors() {
        Set<String> doors = Set.of("Lexer", "StatementParser", "LazyAnswers", "plpgsql.Execution");
        assertThat(faults(edge -> edge.to().startsWith(OURS + "parser.")
                        && !edge.layer().equals("parser")
                        && !doors.contains(edge.to().substring((OURS + "parser.").length()))))
                .isEmpty();
    }

    @Test
    void librariesAndFilesStayWhereTheyBelong() {
        assertThat(faults(edge -> RESERVED.entrySet().stream()
                        .anyMatch(reserved -> edge.to().startsWith(reserved.getKey())
                                && !reserved.getValue().contains(edge.layer()))))
                .isEmpty();
    }

    @Test
    void onlyTheReaderOfFilesAsksTheMachine() throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of("-c", "-p"));
        for (String layer : PURE) {
            Path folder = classes().resolve("dev/stopover").resolve(layer);
            try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
                files.map(Path::toString)
                        .filter(file -> file.endsWith(".class"))
                        .forEach(command::add);
            }
        }

        Set<String> calls = new TreeSet<>();
        String type = "";
        for (String line : run("javap", command.toArray(String[]::new)).split("\n")) {
            if (line.startsWith("Compiled from")) {
                type = line;
            }
            var call = ASKS_THE_MACHINE.matcher(line);
            if (call.find()) {
                calls.add(type + ": " + call.group(1));
            }
        }
        assertThat(calls).isEmpty();
    }

    /**
     * A catalog and what is in it never change: only a draft writes to a catalog's fields, and a relation, a column and
     * the like write to copies of themselves.
     */
    @Test
    void onlyADraftWritesToACatalog() throws IOException, URISyntaxException {
        Set<String> writers = Set.of("Catalog", "CatalogDraft", "ObjectDraft");
        Set<String> writes = new TreeSet<>();
        List<String> command = new ArrayList<>(List.of("-c", "-p"));
        try (Stream<Path> files = Files.walk(classes().resolve("dev/stopover/catalog"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".class")).forEach(command::add);
        }
        String type = "";
        for (String line : run("javap", command.toArray(String[]::new)).split("\n")) {
            if (line.startsWith("Compiled from")) {
                type = line.replaceAll("Compiled from \"(\\w+)\\.java\"", "$1");
            }
            var write = WRITES_TO_A_FIELD.matcher(line);
            if (write.find()) {
                String written = write.group(1).replaceAll(".*/", "");
                boolean relation = written.equals("Relation") && type.equals("View");
                if (!relation && !(written.equals("Catalog") && writers.contains(type))) {
                    writes.add(type + " writes to " + written);
                }
            }
        }
        assertThat(writes).isEmpty();
    }

    /** A name says which class is meant, with no look at the imports. */
    @Test
    void noTwoClassesHaveOneName() throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        for (Path file : sources()) {
            places.computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>())
                    .add(file.toString());
        }
        places.remove("package-info.java");
        places.values().removeIf(files -> files.size() == 1);
        assertThat(places).isEmpty();
    }

    /** What CONTRIBUTING says of the length of classes. */
    @Test
    void noClassIsLong() throws IOException {
        Set<String> lists = Set.of("Catalog.java", "Keyword.java");
        Set<String> faults = new TreeSet<>();
        for (Path file : sources()) {
            boolean parser = file.startsWith(Path.of("..", "core/src/main/java/dev/stopover/parser"));
            int lines = Files.readAllLines(file).size();
            if (lines > (parser ? 700 : 300)
                    && !lists.contains(file.getFileName().toString())) {
                faults.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The source files of the product, of all modules. */
    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("core", "rules", "cli", "maven-plugin", "test-fixtures", "postgres-proof")) {
            Path folder = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(500);
        return files;
    }

    /** The room below the project that a class lies in; empty if it lies in none. */
    private static String roomOf(String type) {
        if (!type.startsWith(ROOMS) || type.indexOf('.', ROOMS.length()) < 0) {
            return "";
        }
        return type.substring(ROOMS.length(), type.indexOf('.', ROOMS.length()));
    }

    private static Set<String> faults(Predicate<Edge> fault) {
        return edges.stream()
                .filter(fault)
                .map(edge -> edge.from() + " -> " + edge.to())
                .collect(toCollection(TreeSet::new));
    }

    private static String run(String tool, String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        int status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(out, true), new PrintWriter(errors, true), arguments);
        assertThat(status).as(errors.toString()).isZero();
        return out.toString();
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(SourceFile.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String layerOf(String type) {
        String rest = type.substring(OURS.length());
        return rest.substring(0, Math.max(rest.indexOf('.'), 0));
    }

    /** One class uses another. */
    private record Edge(String from, String to) {

        String layer() {
            return layerOf(from);
        }
    }
}
