package dev.stopover.web.standin.classes.dev.stopover.cli.lsp;

import dev.stopover.rule.Rule;
import dev.stopover.run.Run;
import dev.stopover.web.OnJava;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** LSP4J needs threads and reflection. */
public final class EditorServer {

    /** A server that cannot serve. */
    public EditorServer(List<Rule> rules, Run run, String version, Optional<String> url) {}

    /** Says so. */
    public int serve(InputStream in, OutputStream out) {
        return OnJava.<Integer>only("Editors are served");
    }
}
