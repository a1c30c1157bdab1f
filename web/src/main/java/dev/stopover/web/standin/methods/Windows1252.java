package dev.stopover.web.standin.methods;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** Windows-1252, which is only read. */
final class Windows1252 extends Charset {

    static final String NAME = "windows-1252";

    /** What stands from 0x80 to 0x9F, with a replacement character where nothing does. */
    private static final String UPPER =
            "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
                    + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    Windows1252() {
        super(NAME, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other instanceof Windows1252;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    int unit = in.get() & 0xFF;
                    out.put(unit >= 0x80 && unit < 0xA0 ? UPPER.charAt(unit - 0x80) : (char) unit);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException(NAME);
    }
}
