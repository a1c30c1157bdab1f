package dev.stopover.web.standin.classes.java.security;

import java.io.ByteArrayOutputStream;
import java.security.NoSuchAlgorithmException;

/** SHA-1 and SHA-256, as FIPS 180-4 has them. */
public final class MessageDigest {

    private static final int BLOCK = 64;

    private static final int[] SHA_1 = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

    private final boolean isShort;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private MessageDigest(boolean isShort) {
        this.isShort = isShort;
    }

    /** A digest by its name. */
    public static MessageDigest getInstance(String name) throws NoSuchAlgorithmException {
        if (!name.equals("SHA-1") && !name.equals("SHA-256")) {
            throw new NoSuchAlgorithmException(name);
        }
        return new MessageDigest(name.equals("SHA-1"));
    }

    /** Takes bytes. */
    public void update(byte[] more) {
        bytes.write(more, 0, more.length);
    }

    /** What comes of these bytes. */
    public byte[] digest(byte[] more) {
        update(more);
        return digest();
    }

    /** What comes of the bytes. */
    public byte[] digest() {
        long bits = 8L * bytes.size();
        bytes.write(0x80);
        while (bytes.size() % BLOCK != BLOCK - 8) {
            bytes.write(0);
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >> shift));
        }
        byte[] padded = bytes.toByteArray();
        bytes.reset();
        int[] state = isShort ? SHA_1.clone() : roots(2, 8);
        int[] constants = isShort ? new int[0] : roots(3, 64);
        for (int at = 0; at < padded.length; at += BLOCK) {
            if (isShort) {
                mixShort(state, padded, at);
            } else {
                mix(state, constants, padded, at);
            }
        }
        byte[] result = new byte[state.length * 4];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (state[i / 4] >> 24 - 8 * (i % 4));
        }
        return result;
    }

    private static int word(byte[] from, int at) {
        return from[at] << 24 | (from[at + 1] & 0xFF) << 16 | (from[at + 2] & 0xFF) << 8 | from[at + 3] & 0xFF;
    }

    private static void mixShort(int[] state, byte[] from, int at) {
        int[] w = new int[80];
        for (int i = 0; i < w.length; i++) {
            w[i] = i < 16 ? word(from, at + 4 * i) : Integer.rotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }
        int[] s = state.clone();
        for (int i = 0; i < w.length; i++) {
            int f;
            if (i < 20) {
                f = (s[1] & s[2] | ~s[1] & s[3]) + 0x5a827999;
            } else if (i < 40) {
                f = (s[1] ^ s[2] ^ s[3]) + 0x6ed9eba1;
            } else if (i < 60) {
                f = (s[1] & s[2] | s[1] & s[3] | s[2] & s[3]) + 0x8f1bbcdc;
            } else {
                f = (s[1] ^ s[2] ^ s[3]) + 0xca62c1d6;
            }
            int next = Integer.rotateLeft(s[0], 5) + f + s[4] + w[i];
            s[4] = s[3];
            s[3] = s[2];
            s[2] = Integer.rotateLeft(s[1], 30);
            s[1] = s[0];
            s[0] = next;
        }
        add(state, s);
    }

    private static void mix(int[] state, int[] constants, byte[] from, int at) {
        int[] w = new int[64];
        for (int i = 0; i < w.length; i++) {
            w[i] = i < 16
                    ? word(from, at + 4 * i)
                    : w[i - 16]
                            + (turned(w[i - 15], 7, 18) ^ w[i - 15] >>> 3)
                            + w[i - 7]
                            + (turned(w[i - 2], 17, 19) ^ w[i - 2] >>> 10);
        }
        int[] s = state.clone();
        for (int i = 0; i < w.length; i++) {
            int first = s[7]
                    + (turned(s[4], 6, 11) ^ Integer.rotateRight(s[4], 25))
                    + (s[4] & s[5] ^ ~s[4] & s[6])
                    + constants[i]
                    + w[i];
            int second =
                    (turned(s[0], 2, 13) ^ Integer.rotateRight(s[0], 22)) + (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]);
            System.arraycopy(s, 0, s, 1, 7);
            s[4] += first;
            s[0] = first + second;
        }
        add(state, s);
    }

    private static int turned(int word, int one, int other) {
        return Integer.rotateRight(word, one) ^ Integer.rotateRight(word, other);
    }

    private static void add(int[] state, int[] more) {
        for (int i = 0; i < state.length; i++) {
            state[i] += more[i];
        }
    }

    /** The first 32 bits behind the point of the square or cubic roots of the first primes. */
    private static int[] roots(int degree, int count) {
        int[] roots = new int[count];
        int prime = 1;
        for (int i = 0; i < count; i++) {
            do {
                prime++;
            } while (!isPrime(prime));
            double root = degree == 2 ? Math.sqrt(prime) : Math.cbrt(prime);
            roots[i] = (int) (long) ((root - Math.floor(root)) * 0x1p32);
        }
        return roots;
    }

    private static boolean isPrime(int number) {
        for (int i = 2; i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return true;
    }
}
