package dev.stopover.web.standin.methods;

import dev.stopover.web.Machine;
import dev.stopover.web.build.InPlaceOf;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What the command asks of its terminal. */
@InPlaceOf("dev.stopover.cli.Terminal")
public final class Terminals {

    private Terminals() {}

    /** Whether somebody looks at standard output. */
    public static boolean isInteractive() {
        try {
            return !Machine.ask("interactive", "").isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written to a stream of the process. */
    public static OutputStream stream(FileDescriptor descriptor) {
        String operation = descriptor == FileDescriptor.out ? "out" : "err";
        return new OutputStream() {
            @Override
            public void write(int unit) throws IOException {
                write(new byte[] {(byte) unit}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Machine.ask(operation, "", Machine.text(bytes, offset, length));
            }
        };
    }
}
