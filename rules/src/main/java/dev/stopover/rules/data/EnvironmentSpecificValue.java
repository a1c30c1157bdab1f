package dev.stopover.rules.data;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Update;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of production in a migration is what every test and every laptop then calls. */
public final class EnvironmentSpecificValue extends StatementRule {

    private static final Pattern PROJECT = Pattern.compile("https://([a-z]{20})\\.supabase\\.(?:co|in)\\b");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\b(?:https?|wss?|amqps?|redis|postgres(?:ql)?)://(?:[^\\s/@'\"]{1,200}@)?([A-Za-z0-9.-]{1,253})");
    private static final Set<String> OF_NOBODY = Set.of("test", "example", "invalid", "localhost", "local", "internal");

    public EnvironmentSpecificValue() {
        super(note("environment-specific-value", "A migration writes what holds for one environment only")
                .tags("data", "supabase")
                .since("0.2")
                .onSeedsToo());
    }

    @Override
    public void visit(Insert insert, StatementContext context) {
        check(insert.query(), insert.table(), context);
    }

    @Override
    public void visit(Update update, StatementContext context) {
        check(update.query(), update.table(), context);
    }

    /** A call such as net.http_post or cron.schedule. */
    @Override
    public void visit(Select select, StatementContext context) {
        Texts.of(select.query().tokens(), select.query().first(), select.query().last()).texts().stream()
                .filter(text -> PROJECT.matcher(text.value()).find())
                .findFirst()
                .ifPresent(text -> reportProject(text.range(), context));
    }

    private static void check(Query query, QualifiedName table, StatementContext context) {
        for (Texts.Text text :
                Texts.of(query.tokens(), query.first(), query.last()).texts()) {
            if (!text.value().contains("://")) {
                continue;
            }
            if (PROJECT.matcher(text.value()).find()) {
                reportProject(text.range(), context);
                return;
            }
            Optional<String> host = PersonalNames.isOfSettings(table.name()) ? host(text.value()) : Optional.empty();
            if (host.isPresent()) {
                context.report(
                                text.range(),
                                "%s is written into %s, for every environment that this migration reaches.",
                                host.get(),
                                table)
                        .help("Let each environment set its own: by a variable of the runner, or outside migrations.");
                return;
            }
        }
    }

    private static void reportProject(TextRange place, StatementContext context) {
        report(
                place,
                "The address of one Supabase project is written out: every other environment then calls that one.",
                context);
    }

    private static void report(Ranged place, String message, StatementContext context) {
        context.report(place, message).help("Read it from the vault, or let each environment set its own.");
    }

    private static Optional<String> host(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String host = matcher.group(1);
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean local = host.indexOf('.') < 0
                || Character.isDigit(ending.isEmpty() ? '0' : ending.charAt(0))
                || OF_NOBODY.contains(ending)
                || host.contains("example.");
        return local ? Optional.empty() : Optional.of(host);
    }
}
