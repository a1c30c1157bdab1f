package dev.stopover.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperationKind;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor at the other end of two pipes. */
final class Editor implements LanguageClient {

    private static final int SECONDS = 60;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final List<PublishDiagnosticsParams> kept = new ArrayList<>();
    private final PipedInputStream serverIn = new PipedInputStream(1 << 16);
    private final PipedOutputStream serverOut = new PipedOutputStream();
    private final PipedOutputStream out = new PipedOutputStream(serverIn);
    private final LanguageServer server;
    private final CompletableFuture<Integer> status;

    /** What runs the server on its ends of the pipes. */
    interface Serving {
        int serve(InputStream in, OutputStream out);
    }

    Editor(Serving serving) throws IOException {
        PipedInputStream in = new PipedInputStream(serverOut, 1 << 16);
        status = CompletableFuture.supplyAsync(() -> serving.serve(serverIn, serverOut), command -> {
            Thread thread = new Thread(command, "server");
            thread.setDaemon(true);
            thread.start();
        });
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    InitializeResult initialize(Path... folders) throws Exception {
        InitializeParams parameters = new InitializeParams();
        List<WorkspaceFolder> all = new ArrayList<>();
        for (Path folder : folders) {
            all.add(new WorkspaceFolder(
                    folder.toUri().toString(), folder.getFileName().toString()));
        }
        parameters.setWorkspaceFolders(all);
        WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
        edits.setResourceOperations(List.of(ResourceOperationKind.Create));
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceEdit(edits);
        ClientCapabilities capabilities = new ClientCapabilities();
        capabilities.setWorkspace(workspace);
        parameters.setCapabilities(capabilities);
        InitializeResult result = server.initialize(parameters).get(SECONDS, TimeUnit.SECONDS);
        server.initialized(new InitializedParams());
        return result;
    }

    /** Opens a file and says what is shown of it. */
    List<Diagnostic> open(Path file, String text) throws Exception {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(
                        new TextDocumentItem(file.toUri().toString(), "sql", 1, text)));
        return shown(file, 1);
    }

    /** Changes a file and says what is shown of it. */
    List<Diagnostic> change(Path file, int version, String text) throws Exception {
        tell(file, version, text);
        return shown(file, version);
    }

    /** Changes a file. */
    void tell(Path file, int version, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(file.toUri().toString(), version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    /** Closes a file and says what is still shown of it. */
    List<Diagnostic> close(Path file) throws Exception {
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(document(file)));
        return shown(file, null);
    }

    /** What is shown next of a version of a file; what is shown of others is kept until somebody asks. */
    List<Diagnostic> shown(Path file, Integer version) throws InterruptedException {
        String uri = file.toUri().toString();
        while (true) {
            for (PublishDiagnosticsParams each : kept) {
                if (each.getUri().equals(uri) && Objects.equals(version, each.getVersion())) {
                    kept.remove(each);
                    return each.getDiagnostics();
                }
            }
            PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was published for " + file);
            }
            kept.add(next);
        }
    }

    /** What is offered for a run of text. */
    List<CodeAction> actions(Path file, Range range) throws Exception {
        CodeActionParams parameters = new CodeActionParams(document(file), range, new CodeActionContext(List.of()));
        return server.getTextDocumentService().codeAction(parameters).get(SECONDS, TimeUnit.SECONDS).stream()
                .map(each -> each.getRight())
                .toList();
    }

    /** What is said of a place; empty if nothing. */
    String hover(Path file, int line, int character) throws Exception {
        var hover = server.getTextDocumentService()
                .hover(new HoverParams(document(file), new Position(line, character)))
                .get(SECONDS, TimeUnit.SECONDS);
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    /** Says goodbye, and what the server ends with. */
    int leave() throws Exception {
        server.shutdown().get(SECONDS, TimeUnit.SECONDS);
        server.exit();
        return status.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Goes without a word, and says what the server ends with. */
    int vanish() throws Exception {
        out.close();
        return status.get(SECONDS, TimeUnit.SECONDS);
    }

    private static TextDocumentIdentifier document(Path file) {
        return new TextDocumentIdentifier(file.toUri().toString());
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams parameters) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams parameters) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {}
}
