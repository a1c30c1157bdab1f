package dev.stopover.web.standin.classes.java.io;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what was written with an ObjectOutputStream as plain data, without any object: after a head of four bytes,
 * blocks that begin with their length (Java Object Serialization Specification, section 6.4.2).
 */
public class ObjectInputStream extends DataInputStream implements ObjectInput {

    private static final int HEAD = 4;

    /** Data from a stream. */
    public ObjectInputStream(InputStream in) throws IOException {
        super(new Blocks(in));
    }

    private static final class Blocks extends FilterInputStream {

        private static final int SHORT_BLOCK = 0x77;
        private static final int LONG_BLOCK = 0x7A;

        private int left;

        Blocks(InputStream in) throws IOException {
            super(in);
            for (int i = 0; i < HEAD; i++) {
                in.read();
            }
        }

        @Override
        public int read() throws IOException {
            while (left == 0) {
                if (!begin()) {
                    return -1;
                }
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (left == 0) {
                if (!begin()) {
                    return -1;
                }
            }
            int count = in.read(bytes, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        private boolean begin() throws IOException {
            int kind = in.read();
            if (kind == SHORT_BLOCK) {
                left = in.read();
            } else if (kind == LONG_BLOCK) {
                left = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read();
            } else if (kind >= 0) {
                throw new IOException("an object where data was expected");
            }
            return kind >= 0;
        }
    }
}
