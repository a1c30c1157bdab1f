package dev.stopover.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream whose reader may go away, as {@code head} does: then the rest is dropped without a word. */
final class Pipe extends OutputStream {

    private static final int SIZE = 1 << 16;

    private final OutputStream out;
    private final String name;
    private final byte[] buffer = new byte[SIZE];
    private int filled;
    private boolean closed;

    /** A stream that a failure names. */
    Pipe(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public void write(int unit) throws IOException {
        if (filled == SIZE) {
            flush();
        }
        buffer[filled++] = (byte) unit;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > SIZE - filled) {
            flush();
            if (length > SIZE) {
                pass(bytes, offset, length);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, filled, length);
        filled += length;
    }

    @Override
    public void flush() throws IOException {
        int length = filled;
        filled = 0;
        pass(buffer, 0, length);
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        if (closed || length == 0) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.contains("Broken pipe") && !reason.contains("pipe is being closed")) {
                throw new IOException(name + ": " + reason, e);
            }
            closed = true;
        }
    }
}
