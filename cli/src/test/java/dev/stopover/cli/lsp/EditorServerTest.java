package dev.stopover.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.project.ReadOptions;
import dev.stopover.rule.Rule;
import dev.stopover.rules.BuiltInRules;
import dev.stopover.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorServerTest {

    private static final String URL = "https://example.org/stopover";
    private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, total int);\n";
    private static final String INDEX = "SELECT '😀'; CREATE INDEX a\n  ON orders (id);\n";

    @TempDir
    Path temporary;

    private Path folder;
    private Editor editor;

    @BeforeEach
    void start() throws Exception {
        folder = temporary.toRealPath();
        write("stopover.toml", "preset = \"only-errors\"\n");
        write("migrations/1_orders.sql", ORDERS);
        write("migrations/2_index.sql", INDEX);
        editor = new Editor((in, out) -> server().serve(in, out));
        editor.initialize(folder);
    }

    @Test
    void showsFindingsWhereTheyAreWithTheirPages() throws Exception {
        Diagnostic shown = only(editor.open(file("migrations/2_index.sql"), INDEX), "non-concurrent-index");
        assertThat(shown.getRange().getStart()).isEqualTo(new Position(0, 13));
        assertThat(shown.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
        assertThat(shown.getSource()).isEqualTo("stopover");
        assertThat(shown.getMessage()).contains("SHARE lock on orders");
        assertThat(shown.getCodeDescription().getHref()).startsWith(URL).endsWith("/NonConcurrentIndex.md");
    }

    @Test
    void takesTheOpenTextInsteadOfTheFile() throws Exception {
        Path second = file("migrations/2_index.sql");
        assertThat(codes(editor.open(second, "SELECT 1;\n"))).doesNotContain("non-concurrent-index");
        assertThat(codes(editor.change(second, 2, INDEX))).contains("non-concurrent-index");
        editor.open(file("migrations/1_orders.sql"), "SELECT 1;\n");
        Path third = file("migrations/3_not_there_yet.sql");
        assertThat(codes(editor.open(third, "CREATE INDEX b ON orders (total);\n")))
                .contains("non-concurrent-index");
        assertThat(editor.close(second)).isEmpty();
    }

    @Test
    void judgesAnOpenFileAgainWhenAnotherChanges() throws Exception {
        Path first = file("migrations/1_orders.sql");
        Path second = file("migrations/2_index.sql");
        String sameScript = "CREATE TABLE fresh (id bigint PRIMARY KEY); CREATE INDEX a ON fresh (id);\n";
        editor.open(first, ORDERS);
        assertThat(codes(editor.open(second, sameScript))).doesNotContain("non-concurrent-index");
        editor.tell(first, 2, ORDERS + "CREATE TABLE fresh (id bigint PRIMARY KEY);\n");
        assertThat(editor.shown(second, 1)).extracting(Diagnostic::getMessage).anyMatch(said -> said.contains("fresh"));
    }

    @Test
    void offersFixesAndSuppressions() throws Exception {
        Path second = file("migrations/2_index.sql");
        String text = "CREATE INDEX a\r\n  ON orders (id);\r\n";
        editor.open(second, text);
        List<CodeAction> actions = editor.actions(second, range(0, 3, 0, 3));
        assertThat(actions).extracting(CodeAction::getTitle).contains("Suppress non-concurrent-index here");
        CodeAction suppress = actions.get(actions.size() - 1);
        assertThat(suppress.getDiagnostics()).hasSize(1);
        String suppressed = applied(suppress, text);
        assertThat(suppressed).isEqualTo("-- stopover:ignore non-concurrent-index\r\n" + text);
        assertThat(codes(editor.change(second, 2, suppressed))).doesNotContain("non-concurrent-index");
        CodeAction fix = actions.get(0);
        assertThat(applied(fix, text)).contains("CREATE INDEX CONCURRENTLY a");
        assertThat(codes(editor.change(second, 3, applied(fix, text)))).doesNotContain("non-concurrent-index");
    }

    @Test
    void offersNothingInAFileThatIsLocked() throws Exception {
        Path second = file("migrations/2_index.sql");
        editor.open(second, INDEX);
        assertThat(editor.actions(second, range(0, 13, 0, 20))).isNotEmpty();
        write("migrations/stopover.lock", "broken\n");
        assertThat(editor.actions(second, range(0, 13, 0, 20))).isEmpty();
    }

    @Test
    void saysWhatAStatementLocksAndWhatIsWrongWithIt() throws Exception {
        Path second = file("migrations/2_index.sql");
        editor.open(second, INDEX);
        assertThat(editor.hover(second, 1, 4))
                .startsWith("| Line | Statement | Relation | Lock |")
                .contains("| 1 | CREATE INDEX | `orders` | SHARE |");
        assertThat(editor.hover(second, 0, 15)).contains("| SHARE |", "SHARE lock on orders", "## ");
        assertThat(editor.hover(second, 0, 2)).isEqualTo("Nobody waits for this statement.\n");
        assertThat(editor.hover(second, 2, 0)).isEmpty();
    }

    @Test
    void saysWhyNothingIsJudged() throws Exception {
        Path configuration = file("stopover.toml");
        Path second = file("migrations/2_index.sql");
        editor.open(second, INDEX);
        Diagnostic error =
                editor.open(configuration, "# ours\npreset = \"strickt\"\n").get(0);
        assertThat(error.getRange().getStart()).isEqualTo(new Position(1, 0));
        assertThat(error.getMessage()).contains("strict");
        assertThat(editor.shown(second, 1))
                .singleElement()
                .satisfies(shown -> assertThat(shown.getMessage()).startsWith("Not judged: stopover.toml:2:1: "));
        editor.tell(configuration, 2, "applied-through = \"2\"\n");
        assertThat(editor.shown(second, 1))
                .extracting(Diagnostic::getMessage)
                .containsExactly("Not judged: applied-through says that it is applied.");
        editor.tell(configuration, 3, "exclude = [\"migrations/2_*\"]\n");
        assertThat(editor.shown(second, 1))
                .extracting(Diagnostic::getMessage)
                .containsExactly("Not judged: it is configured as excluded.");
    }

    @Test
    void judgesASeedForWhatItHoldsAndSaysSo() throws Exception {
        Path seed = file("seed.sql");
        write("seed.sql", "");
        assertThat(editor.open(seed, "INSERT INTO orders (nothing) VALUES (1);\n"))
                .extracting(Diagnostic::getMessage)
                .anyMatch(message -> message.contains(
                        "Column \"nothing\" of relation \"orders\" does not exist, so the script fails."))
                .contains(
                        "This is seed data, not a migration, and judged only for secrets, data of people and what PostgreSQL"
                                + " refuses.");
    }

    @Test
    void endsAsTheProtocolHasIt() throws Exception {
        assertThat(editor.leave()).isZero();
        Editor other = new Editor((in, out) -> server().serve(in, out));
        other.initialize(folder);
        assertThat(other.vanish()).isEqualTo(1);
    }

    @Test
    void judgesOnceWhatCameInMeanwhile() {
        OpenFiles files = new OpenFiles();
        Queue<Runnable> waiting = new ArrayDeque<>();
        List<PublishDiagnosticsParams> published = new ArrayList<>();
        Judge judge = new Judge(run(), files, new Diagnoses(rules(), Optional.empty()), waiting::add, published::add);
        String uri = file("migrations/2_index.sql").toUri().toString();
        files.open(uri, 1, "SELECT 1;");
        judge.judgeSoon();
        for (int version = 2; version <= 9; version++) {
            files.change(uri, version, INDEX);
            judge.judgeSoon();
        }
        waiting.forEach(Runnable::run);
        assertThat(published)
                .singleElement()
                .satisfies(once -> assertThat(once.getVersion()).isEqualTo(9));
    }

    private EditorServer server() {
        return new EditorServer(rules(), run(), "1.2.3", Optional.of(URL));
    }

    private static List<Rule> rules() {
        return new BuiltInRules().rules();
    }

    private static Run run() {
        return new Run(rules(), ReadOptions.DEFAULT.without(List.of(), true));
    }

    private static String applied(CodeAction action, String text) {
        StringBuilder changed = new StringBuilder(text);
        Lines lines = Lines.of(text);
        var change = action.getEdit().getDocumentChanges().get(0).getLeft();
        List<TextEdit> edits = new ArrayList<>();
        change.getEdits().forEach(edit -> edits.add(0, edit));
        for (TextEdit edit : edits) {
            changed.replace(
                    lines.offset(edit.getRange().getStart()),
                    lines.offset(edit.getRange().getEnd()),
                    edit.getNewText());
        }
        return changed.toString();
    }

    private static Diagnostic only(List<Diagnostic> shown, String code) {
        return shown.stream()
                .filter(each ->
                        each.getCode() != null && each.getCode().getLeft().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<Diagnostic> shown) {
        return shown.stream()
                .filter(each -> each.getCode() != null)
                .map(each -> each.getCode().getLeft())
                .toList();
    }

    private static Range range(int line, int character, int endLine, int endCharacter) {
        return new Range(new Position(line, character), new Position(endLine, endCharacter));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
