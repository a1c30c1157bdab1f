package dev.stopover.rules.data;

import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.rule.Severity;
import dev.stopover.secret.Secret;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A password in a migration is the same in every database that the migration reaches, and known to every reader. */
public final class HardcodedCredential extends ScriptRule {

    private static final int SHORTEST = 8;

    /** Bits a character; words of a language stay below, what a generator made does not. */
    private static final double LEAST_ENTROPY = 3.0;

    public HardcodedCredential() {
        super(warning("hardcoded-credential", "A password or a token is written out")
                .tags("secret")
                .since("0.2")
                .onSeedsToo());
    }

    @Override
    protected void check(ScriptContext context) {
        List<FoundSecrets.Found> all = FoundSecrets.in(context);
        TreeSet<Integer> keys = new TreeSet<>();
        all.stream()
                .filter(secret -> secret.kind() == Secret.Kind.KEY)
                .forEach(secret -> secret.places().forEach(place -> keys.add(place.start())));
        List<FoundSecrets.Found> found = all.stream()
                .filter(secret -> secret.kind() == Secret.Kind.HASH
                        || secret.kind() == Secret.Kind.PASSWORD
                                && !secret.what().equals("a password in an address")
                                && !holdsKey(secret.places().get(0), keys))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        TreeMap<Integer, Statement> statements = new TreeMap<>();
        for (Statement statement : context.script().statements()) {
            statements.put(statement.range().start(), statement);
        }
        Map<Statement, List<FoundSecrets.Found>> byStatement = new HashMap<>();
        List<Statement> order = new ArrayList<>();
        for (FoundSecrets.Found secret : found) {
            Optional<Statement> statement = at(secret.places().get(0), statements);
            if (statement.filter(known -> counts(secret, known)).isPresent()) {
                byStatement
                        .computeIfAbsent(statement.get(), first -> {
                            order.add(first);
                            return new ArrayList<>();
                        })
                        .add(secret);
            }
        }
        order.forEach(statement -> report(byStatement.get(statement), context));
    }

    /** A key with a form of its own is hardcoded-secret's to report. */
    private static boolean holdsKey(TextRange place, NavigableSet<Integer> keys) {
        Integer next = keys.ceiling(place.start());
        return next != null && next < place.end();
    }

    private static void report(List<FoundSecrets.Found> found, ScriptContext context) {
        FoundSecrets.Found first = found.get(0);
        int others = found.size() - 1;
        String more = others == 0 ? "" : ", and %s more in this statement".formatted(others);
        Optional<String> role = FoundSecrets.roleOf(FoundSecrets.joined(
                context.script().file().text(), first.places().get(0)));
        Draft draft = context.report(
                        first.places().get(0),
                        "What looks like %s is written out%s: it is the same in every database, and every reader knows it.",
                        role.map(name -> "a key of Supabase for the role " + name)
                                .orElse(
                                        first.kind() == Secret.Kind.HASH
                                                ? "a password's hash"
                                                : "a password or a token"),
                        more)
                .help("Set it outside migrations, or let the runner put it in from the environment.");
        found.forEach(secret -> secret.places().forEach(draft::secret));
        draft.atMost(Severity.NOTE, others == 0 && role.filter("anon"::equals).isPresent());
    }

    /** The statement that a place lies in, the rows of COPY included; what lies in none stands in a comment. */
    private static Optional<Statement> at(TextRange place, NavigableMap<Integer, Statement> statements) {
        Map.Entry<Integer, Statement> entry = statements.floorEntry(place.start());
        return Optional.ofNullable(entry)
                .map(Map.Entry::getValue)
                .filter(statement -> statement.range().contains(place)
                        || statement instanceof Copy copy
                                && copy.data()
                                        .filter(data -> data.contains(place))
                                        .isPresent());
    }

    /** The password of a role counts whatever it is; elsewhere it must look like something that was made up to be one. */
    private static boolean counts(FoundSecrets.Found secret, Statement statement) {
        return secret.kind() == Secret.Kind.HASH
                || statement instanceof CreateRole
                || statement instanceof AlterRole
                || looksMadeUp(secret.text());
    }

    private static boolean looksMadeUp(String text) {
        boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = text.chars().anyMatch(Character::isLetter);
        boolean blank = text.chars().anyMatch(Character::isWhitespace);
        return text.length() >= SHORTEST && digit && letter && !blank && entropy(text) >= LEAST_ENTROPY;
    }

    private static double entropy(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        double entropy = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            entropy -= share * Math.log(share) / Math.log(2);
        }
        return entropy;
    }
}
