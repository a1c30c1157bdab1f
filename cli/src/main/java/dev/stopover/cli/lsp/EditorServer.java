package dev.stopover.cli.lsp;

import dev.stopover.rule.Rule;
import dev.stopover.run.Run;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ResourceOperationKind;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server: takes what an editor tells, and answers what it asks. */
public final class EditorServer implements LanguageServer, TextDocumentService, WorkspaceService {

    private static final List<String> WATCHED =
            List.of("**/*.sql", "**/{stopover,.stopover}.toml", "**/stopover.lock", "**/*.{xml,yaml,yml,json,conf}");

    private final OpenFiles files = new OpenFiles();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(EditorServer::daemon);
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Diagnoses diagnoses;
    private final Hovers hovers;
    private final Run run;
    private final String version;

    private Judge judge;
    private LanguageClient client;
    private boolean watches;
    private boolean makesFiles;
    private boolean isShutDown;

    /**
     * A server.
     *
     * @param rules the rules that it asks
     * @param run how folders are judged
     * @param version which Stopover this is
     * @param url where the sources are, with the pages of the rules, if that is known
     */
    public EditorServer(List<Rule> rules, Run run, String version, Optional<String> url) {
        this.run = run;
        this.version = version;
        this.diagnoses = new Diagnoses(rules, url);
        this.hovers = new Hovers(rules);
    }

    /**
     * Serves an editor until it goes.
     *
     * @return 0 if it said goodbye before it went, otherwise 1, as the protocol has it
     */
    public int serve(InputStream in, OutputStream out) {
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(this, in, out);
        client = launcher.getRemoteProxy();
        judge = new Judge(run, files, diagnoses, thread, client::publishDiagnostics);
        Future<Void> listening = launcher.startListening();
        Thread waiting = daemon(() -> {
            try {
                listening.get();
            } catch (InterruptedException | ExecutionException | CancellationException e) {
                Thread.currentThread().interrupt();
            }
            ended.complete(1);
        });
        waiting.start();
        int status = ended.join();
        thread.shutdownNow();
        return status;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "stopover");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
        learn(parameters.getCapabilities());
        List<WorkspaceFolder> folders = parameters.getWorkspaceFolders();
        files.changeFolders(folders == null ? List.of() : uris(folders), List.of());
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Full);
        sync.setSave(new SaveOptions(false));
        var workspaceFolders = new WorkspaceFoldersOptions();
        workspaceFolders.setSupported(true);
        workspaceFolders.setChangeNotifications(true);
        var capabilities = new ServerCapabilities();
        capabilities.setTextDocumentSync(sync);
        capabilities.setHoverProvider(true);
        capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        capabilities.setWorkspace(new WorkspaceServerCapabilities(workspaceFolders));
        return CompletableFuture.completedFuture(
                new InitializeResult(capabilities, new ServerInfo("stopover", version)));
    }

    private void learn(ClientCapabilities capabilities) {
        var workspace = capabilities == null ? null : capabilities.getWorkspace();
        if (workspace == null) {
            return;
        }
        var watching = workspace.getDidChangeWatchedFiles();
        watches = watching != null && Boolean.TRUE.equals(watching.getDynamicRegistration());
        var edit = workspace.getWorkspaceEdit();
        makesFiles = edit != null
                && edit.getResourceOperations() != null
                && edit.getResourceOperations().contains(ResourceOperationKind.Create);
    }

    @Override
    public void initialized(InitializedParams parameters) {
        if (watches) {
            List<FileSystemWatcher> watchers = WATCHED.stream()
                    .map(pattern -> new FileSystemWatcher(Either.forLeft(pattern)))
                    .toList();
            CompletableFuture<Void> unused = client.registerCapability(new RegistrationParams(List.of(new Registration(
                    "files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers)))));
        }
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        isShutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(isShutDown ? 0 : 1);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return this;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams parameters) {
        var document = parameters.getTextDocument();
        files.open(document.getUri(), document.getVersion(), document.getText());
        judge.judgeSoon();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams parameters) {
        var changes = parameters.getContentChanges();
        if (!changes.isEmpty()) {
            var document = parameters.getTextDocument();
            files.change(
                    document.getUri(),
                    document.getVersion(),
                    changes.get(changes.size() - 1).getText());
            judge.judgeSoon();
        }
    }

    @Override
    public void didSave(DidSaveTextDocumentParams parameters) {
        files.changeOnDisk();
        judge.judgeSoon();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams parameters) {
        files.close(parameters.getTextDocument().getUri());
        judge.judgeSoon();
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
        files.changeOnDisk();
        judge.judgeSoon();
    }

    /** There is nothing to configure but in files of the project. */
    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
        judge.judgeSoon();
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams parameters) {
        var event = parameters.getEvent();
        files.changeFolders(uris(event.getAdded()), uris(event.getRemoved()));
        judge.judgeSoon();
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams parameters) {
        return judge.ask(
                        parameters.getTextDocument().getUri(),
                        (judged, file) -> hovers.of(judged, file, parameters.getPosition()))
                .thenApply(hover -> hover.orElse(null));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams parameters) {
        List<String> only = parameters.getContext().getOnly();
        if (only != null && !only.isEmpty() && !only.contains(CodeActionKind.QuickFix)) {
            return CompletableFuture.completedFuture(List.of());
        }
        return judge.ask(
                        parameters.getTextDocument().getUri(),
                        (judged, file) -> new Actions(diagnoses, judged, file, makesFiles).in(parameters.getRange()))
                .thenApply(actions -> {
                    List<Either<Command, CodeAction>> all = new ArrayList<>();
                    actions.ifPresent(offered -> offered.forEach(action -> all.add(Either.forRight(action))));
                    return all;
                });
    }

    private static List<String> uris(List<WorkspaceFolder> folders) {
        return folders.stream().map(WorkspaceFolder::getUri).toList();
    }
}
