package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;

/** How wide picocli takes characters to be. */
@InPlaceOf("picocli.CommandLine$Model$UsageMessageSpec")
public final class PicocliWidths {

    private PicocliWidths() {}

    /** No help has one of the characters that are two columns wide. */
    public static boolean isCodePointCJK(int codePoint) {
        return false;
    }

    /** The command says how wide its help is. */
    public static int getTerminalWidth() {
        return 80;
    }
}
