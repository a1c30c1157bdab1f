package dev.stopover.report.statements;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Says of each statement what PostgreSQL's grammar says of it: a line of JSON a statement, or for a syntax error. */
public final class StatementFacts {

    private StatementFacts() {}

    /** Writes the statements of a file, in order. Commands of psql are none of PostgreSQL's statements. */
    public static void write(SourceFile file, List<Statement> statements, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.compact(out)) {
            var fields = new JsonFields(json);
            int number = 0;
            for (Statement statement : statements) {
                if (statement instanceof PsqlCommand) {
                    continue;
                }
                Optional<ParseError> error =
                        statement instanceof UnreadStatement opaque ? opaque.error() : Optional.empty();
                json.writeStartObject();
                fields.text("file", file.path());
                if (error.isPresent()) {
                    fields.number("line", file.lineOf(error.get().range().start()))
                            .text("error", error.get().message());
                } else {
                    fields.number("n", number)
                            .number("line", file.lineOf(statement.range().start()));
                    FactsOfStatement.statement(statement, fields);
                    number++;
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }
}
