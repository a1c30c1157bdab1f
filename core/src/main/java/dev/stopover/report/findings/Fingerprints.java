package dev.stopover.report.findings;

import dev.stopover.rule.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** By what findings are known from one run to the next. */
final class Fingerprints {

    private static final int KNOWN_BY = 200;

    private final MaskedText masked;
    private final Map<String, Integer> known = new HashMap<>();

    Fingerprints(MaskedText masked) {
        this.masked = masked;
    }

    /** Stays the same when lines are inserted above, and counts findings that would otherwise be the same. */
    String of(Finding finding) {
        String text = masked.of(finding.file());
        int start = finding.range().start();
        int semicolon = text.indexOf(';', start);
        int end = Math.min(semicolon < 0 ? text.length() : semicolon, start + KNOWN_BY);
        String what = finding.wholeFile() ? "" : text.substring(start, end).strip();
        String identity = finding.rule() + "\0" + finding.file().path() + "\0" + what.replaceAll("\\s+", " ");
        String hash = HexFormat.of().formatHex(sha256(identity), 0, 16);
        return hash + ":" + known.merge(hash, 1, Integer::sum);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
