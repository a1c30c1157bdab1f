package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** ServiceKeys and tokens of services, which begin with what their service chose to tell them by; private keys. */
final class ServiceKeys {

    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALPHANUMERIC = DIGITS + UPPER + "abcdefghijklmnopqrstuvwxyz";
    private static final String WORD = ALPHANUMERIC + "_";
    private static final String URL_SAFE = WORD + "-";

    private static final List<Form> FORMS = List.of(
            new Form("AKIA", UPPER + DIGITS, 16, "an access key of AWS"),
            new Form("ASIA", UPPER + DIGITS, 16, "an access key of AWS"),
            new Form("ghp_", ALPHANUMERIC, 30, "a token of GitHub"),
            new Form("gho_", ALPHANUMERIC, 30, "a token of GitHub"),
            new Form("ghu_", ALPHANUMERIC, 30, "a token of GitHub"),
            new Form("ghs_", ALPHANUMERIC, 30, "a token of GitHub"),
            new Form("ghr_", ALPHANUMERIC, 30, "a token of GitHub"),
            new Form("github_pat_", WORD, 22, "a token of GitHub"),
            new Form("glpat-", URL_SAFE, 20, "a token of GitLab"),
            new Form("gldt-", URL_SAFE, 20, "a token of GitLab"),
            new Form("glrt-", URL_SAFE, 20, "a token of GitLab"),
            new Form("glcbt-", URL_SAFE, 20, "a token of GitLab"),
            new Form("glptt-", HEX, 40, "a token of GitLab"),
            new Form("xoxb-", URL_SAFE, 10, "a token of Slack"),
            new Form("xoxp-", URL_SAFE, 10, "a token of Slack"),
            new Form("xoxa-", URL_SAFE, 10, "a token of Slack"),
            new Form("xoxe-", URL_SAFE, 10, "a token of Slack"),
            new Form("xoxs-", URL_SAFE, 10, "a token of Slack"),
            new Form("xapp-", URL_SAFE, 10, "a token of Slack"),
            new Form("hooks.slack.com/services/", URL_SAFE + "/", 20, "a webhook of Slack"),
            new Form("discord.com/api/webhooks/", URL_SAFE + "/", 20, "a webhook of Discord"),
            new Form("sk_live_", ALPHANUMERIC, 10, "a key of Stripe"),
            new Form("rk_live_", ALPHANUMERIC, 10, "a key of Stripe"),
            new Form("sk_test_", ALPHANUMERIC, 10, "a test key of Stripe"),
            new Form("rk_test_", ALPHANUMERIC, 10, "a test key of Stripe"),
            new Form("whsec_", ALPHANUMERIC + "+/=", 24, "a webhook's secret"),
            new Form("sb_secret_", URL_SAFE, 20, "a secret key of Supabase"),
            new Form("sbp_oauth_", HEX, 40, "a token of Supabase"),
            new Form("sbp_", HEX, 40, "a token of Supabase"),
            new Form("sk-", URL_SAFE, 20, "a key of OpenAI or Anthropic"),
            new Form("AIza", URL_SAFE, 35, "a key of Google"),
            new Form("GOCSPX-", URL_SAFE, 28, "a client secret of Google"),
            new Form("ya29.", URL_SAFE, 20, "a token of Google"),
            new Form("SG.", URL_SAFE + ".", 60, "a key of SendGrid"),
            new Form("key-", HEX, 32, "a key of Mailgun"),
            new Form("SK", HEX, 32, "a key of Twilio"),
            new Form("npm_", ALPHANUMERIC, 36, "a token of npm"),
            new Form("pypi-AgEIcHlwaS5vcmc", URL_SAFE, 50, "a token of PyPI"),
            new Form("rubygems_", HEX, 48, "a key of RubyGems"),
            new Form("dop_v1_", HEX, 64, "a token of DigitalOcean"),
            new Form("doo_v1_", HEX, 64, "a token of DigitalOcean"),
            new Form("shpat_", HEX, 32, "a token of Shopify"),
            new Form("shpss_", HEX, 32, "a secret of Shopify"),
            new Form("shpca_", HEX, 32, "a token of Shopify"),
            new Form("shppa_", HEX, 32, "a token of Shopify"),
            new Form("sq0atp-", URL_SAFE, 22, "a token of Square"),
            new Form("sq0csp-", URL_SAFE, 43, "a secret of Square"),
            new Form("hf_", ALPHANUMERIC, 30, "a token of Hugging Face"),
            new Form("hvs.", URL_SAFE, 24, "a token of Vault"),
            new Form("hvb.", URL_SAFE, 24, "a token of Vault"),
            new Form("dp.pt.", ALPHANUMERIC, 40, "a token of Doppler"),
            new Form("lin_api_", ALPHANUMERIC, 32, "a key of Linear"),
            new Form("PMAK-", URL_SAFE, 40, "a key of Postman"),
            new Form("figd_", URL_SAFE, 30, "a token of Figma"),
            new Form("glsa_", WORD, 32, "a token of Grafana"),
            new Form("glc_", ALPHANUMERIC + "+/=", 32, "a token of Grafana"),
            new Form("phx_", ALPHANUMERIC, 30, "a key of PostHog"),
            new Form("pscale_pw_", URL_SAFE + ".", 32, "a password of PlanetScale"),
            new Form("pscale_tkn_", URL_SAFE + ".", 32, "a token of PlanetScale"),
            new Form("AGE-SECRET-KEY-1", UPPER + DIGITS, 58, "a private key of age"));

    /** What the Supabase CLI gives every project that runs on one's own machine (its source, apikeys.go). */
    private static final List<String> OF_EVERYBODY = List.of("N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz");

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final int LONGEST_LABEL = 40;
    private static final int SHORTEST_PART = 10;

    private static final Form[][] BY_FIRST = byFirst();

    /** For each first letter the letters that may follow it, one bit each; most words are turned away here. */
    private static final long[] SECOND = second();

    private final String text;
    private final List<Secret> found;
    private int next;
    private int noToken;

    ServiceKeys(String text, List<Secret> found) {
        this.text = text;
        this.found = found;
    }

    /** Whether a word that begins so may be the prefix of a key, or a token. */
    static boolean mayBegin(char first, char second) {
        return first < SECOND.length && second >= 64 && second < 128 && (SECOND[first] & 1L << second) != 0;
    }

    /** Looks at a word, which begins at an offset. */
    void word(int at) {
        if (at < next) {
            return;
        }
        if (BY_FIRST[text.charAt(at)] != null) {
            next = key(text, at, found);
        } else if (at >= noToken && text.startsWith("eyJ", at)) {
            noToken = run(text, at, URL_SAFE);
            next = webToken(text, at, noToken, found);
        }
    }

    /** Looks at a hyphen. */
    void hyphen(int at) {
        if (at >= next && text.startsWith(BEGIN, at)) {
            next = privateKey(text, at, found);
        }
    }

    private static int key(String text, int at, List<Secret> found) {
        for (Form form : BY_FIRST[text.charAt(at)]) {
            if (text.startsWith(form.prefix(), at)) {
                int start = at + form.prefix().length();
                int least = start + form.least();
                if (least <= text.length() && form.holds(text, start, least)) {
                    int end = form.end(text, least);
                    if (!OF_EVERYBODY.contains(text.substring(start, end)) && !isExample(text, end)) {
                        found.add(new Secret(Secret.Kind.KEY, form.what(), new TextRange(start, end)));
                    }
                    return end;
                }
            }
        }
        return at + 1;
    }

    /** AWS's manual ends the keys that it shows in this word. */
    private static boolean isExample(String text, int end) {
        return text.startsWith("EXAMPLE", end - "EXAMPLE".length());
    }

    /** A JSON web token (RFC 7519): three parts, of which the second says who gave it. */
    private static int webToken(String text, int at, int firstEnd, List<Secret> found) {
        if (firstEnd - at < SHORTEST_PART || !text.startsWith(".eyJ", firstEnd)) {
            return at + 1;
        }
        int secondEnd = run(text, firstEnd + 1, URL_SAFE);
        if (secondEnd >= text.length() || text.charAt(secondEnd) != '.') {
            return secondEnd;
        }
        int end = run(text, secondEnd + 1, URL_SAFE);
        if (!payload(text.substring(firstEnd + 1, secondEnd)).contains("\"supabase-demo\"")) {
            found.add(new Secret(Secret.Kind.KEY, "a JSON web token", new TextRange(at + "eyJ".length(), end)));
        }
        return end;
    }

    private static String payload(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Between the lines that RFC 7468 begins and ends a key with; an end that is missing is that of the text. */
    private static int privateKey(String text, int at, List<Secret> found) {
        int label = at + BEGIN.length();
        int dashes = label;
        while (dashes < text.length() && dashes < label + LONGEST_LABEL && isLabel(text.charAt(dashes))) {
            dashes++;
        }
        if (!text.startsWith("-----", dashes) || !text.substring(label, dashes).endsWith("PRIVATE KEY")) {
            return at + 1;
        }
        int start = dashes + "-----".length();
        int end = text.indexOf(END, start);
        end = end < 0 ? text.length() : end;
        found.add(new Secret(Secret.Kind.PRIVATE_KEY, "a private key", new TextRange(start, end)));
        return Math.max(end, at + 1);
    }

    private static boolean isLabel(char c) {
        return c >= 'A' && c <= 'Z' || c == ' ' || Characters.isDigit(c);
    }

    private static int run(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static Form[][] byFirst() {
        List<List<Form>> lists = new ArrayList<>();
        for (int c = 0; c < 128; c++) {
            lists.add(new ArrayList<>());
        }
        FORMS.forEach(form -> lists.get(form.prefix().charAt(0)).add(form));
        return lists.stream()
                .map(list -> list.isEmpty() ? null : list.toArray(Form[]::new))
                .toArray(Form[][]::new);
    }

    /** All second characters come after the 64th of Unicode, and a shift takes the number of its bit modulo 64. */
    private static long[] second() {
        long[] second = new long[128];
        FORMS.forEach(
                form -> second[form.prefix().charAt(0)] |= 1L << form.prefix().charAt(1));
        second['e'] |= 1L << 'y';
        return second;
    }

    /**
     * How the keys of a service look.
     *
     * @param prefix what they begin with
     * @param characters what may follow
     * @param least how many characters follow at least
     */
    private record Form(String prefix, String characters, int least, String what) {

        boolean holds(String text, int start, int end) {
            for (int at = start; at < end; at++) {
                if (characters.indexOf(text.charAt(at)) < 0) {
                    return false;
                }
            }
            return true;
        }

        int end(String text, int from) {
            return run(text, from, characters);
        }
    }
}
