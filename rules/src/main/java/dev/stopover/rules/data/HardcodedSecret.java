package dev.stopover.rules.data;

import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.rule.Severity;
import dev.stopover.secret.Secret;
import dev.stopover.source.TextRange;
import java.util.Locale;
import java.util.Optional;

/** A key in a migration is in the hands of everybody who has the repository, for good. */
public final class HardcodedSecret extends ScriptRule {

    private static final String TOKEN = "a JSON web token";

    /** What tells a JSON web token, and so is not part of the secret that is found. */
    private static final String TOKEN_BEGINS = "eyJ";

    public HardcodedSecret() {
        super(error("hardcoded-secret", "A migration holds a key that opens something")
                .tags("secret", "supabase")
                .since("0.2")
                .onSeedsToo());
    }

    @Override
    protected void check(ScriptContext context) {
        for (FoundSecrets.Found found : FoundSecrets.in(context)) {
            boolean opens = found.kind() == Secret.Kind.KEY
                    || found.kind() == Secret.Kind.PRIVATE_KEY
                    || found.what().equals("a password in an address")
                            && !isLocal(context.script(), found.places().get(0));
            if (opens) {
                report(found, context);
            }
        }
    }

    private static void report(FoundSecrets.Found found, ScriptContext context) {
        Optional<String> role =
                found.what().equals(TOKEN) ? FoundSecrets.roleOf(TOKEN_BEGINS + found.text()) : Optional.empty();
        String what = role.map(name -> "a key of Supabase for the role " + name).orElse(found.what());
        boolean isHarmless =
                role.filter("anon"::equals).isPresent() || found.what().contains("a test key");
        String again = found.places().size() == 1
                ? ""
                : ", %s times".formatted(found.places().size());
        Draft draft = context.report(
                        found.places().get(0),
                        "What looks like %s stands here%s: everybody who has the repository has it.",
                        what,
                        again)
                .help(
                        isHarmless
                                ? "It opens little by design; let each environment have its own all the same."
                                : "Withdraw it where it was given out, for the history keeps it. Keep the new one in a vault, and read it there: SELECT decrypted_secret FROM vault.decrypted_secrets WHERE name = '…';");
        found.places().forEach(draft::secret);
        found.places().stream().skip(1).forEach(place -> draft.related(place, "It stands here too."));
        draft.atMost(Severity.NOTE, isHarmless);
    }

    /** Whether the host behind a password is one's own machine, where the password opens nothing to others. */
    private static boolean isLocal(Script script, TextRange password) {
        String text = script.file().text();
        int from = Math.min(text.length(), password.end() + 1);
        String host = text.substring(from, Math.min(text.length(), from + 30)).toLowerCase(Locale.ROOT);
        return host.startsWith("localhost")
                || host.startsWith("127.0.0.1")
                || host.startsWith("[::1]")
                || host.startsWith("host.docker.internal")
                || host.startsWith("0.0.0.0");
    }
}
