package dev.stopover.web.standin.methods;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Statement;
import dev.stopover.web.OnJava;
import dev.stopover.web.build.InPlaceOf;
import java.io.OutputStream;
import java.util.List;

/** Statements are taken apart by reflection on their records. */
@InPlaceOf("dev.stopover.report.statements.StatementFacts")
public final class StatementFactLines {

    private StatementFactLines() {}

    /** Says that this is not done here. */
    public static void write(SourceFile file, List<Statement> statements, OutputStream out) {
        OnJava.only("How statements are read is shown");
    }
}
