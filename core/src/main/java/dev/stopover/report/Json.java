package dev.stopover.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** JSON that a terminal may show: also control and format characters beyond ASCII are written as escapes. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new Escapes())
            .rootValueSeparator("")
            .build();

    private Json() {}

    /** A writer of JSON without blanks that leaves the stream open. */
    public static JsonGenerator compact(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** A writer of JSON with each field on a line that leaves the stream open. */
    public static JsonGenerator lines(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out).setPrettyPrinter(printer(false));
    }

    /** The same with each element of a list on a line too. */
    public static JsonGenerator allLines(Writer out) throws IOException {
        return FACTORY.createGenerator(out).setPrettyPrinter(printer(true));
    }

    private static DefaultPrettyPrinter printer(boolean elements) {
        var indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return elements ? printer.withArrayIndenter(indenter) : printer;
    }

    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int unit) {
            boolean safe = Character.isSurrogate((char) unit) || !TerminalText.isUnsafe(unit);
            return safe ? null : new SerializedString("\\u%04X".formatted(unit));
        }
    }
}
