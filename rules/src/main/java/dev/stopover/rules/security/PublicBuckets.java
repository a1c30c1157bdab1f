package dev.stopover.rules.security;

import dev.stopover.migration.Migration;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.WrittenValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The buckets of Supabase's storage that the migrations make public, as far as they write their names out. */
final class PublicBuckets {

    private final RuleContext context;
    private final Set<String> open = new HashSet<>();

    private PublicBuckets(RuleContext context) {
        this.context = context;
    }

    /** The ids of those that are public in the end. */
    static Set<String> in(RuleContext context) {
        PublicBuckets buckets = new PublicBuckets(context);
        for (Migration migration : context.history().migrations()) {
            migration.up().executed().stream().map(Executed::statement).forEach(buckets::follow);
        }
        return buckets.open;
    }

    private void follow(Statement statement) {
        if (statement instanceof Insert insert && isOfBuckets(insert.table())) {
            context.ask(insert.query()).ifPresent(this::insert);
        } else if (statement instanceof Update update && isOfBuckets(update.table())) {
            context.ask(update.query()).ifPresent(this::update);
        } else if (statement instanceof Delete delete && isOfBuckets(delete.table())) {
            delete.where()
                    .flatMap(context::ask)
                    .ifPresent(where -> where.literals().forEach(id -> open.remove(id.value())));
        }
    }

    private static boolean isOfBuckets(QualifiedName table) {
        return table.name().equals("buckets")
                && table.schema().filter("storage"::equals).isPresent();
    }

    private void insert(QueryAnswer answer) {
        Map<Integer, String> ids = new HashMap<>();
        for (WrittenValue value : answer.values()) {
            if (value.column().filter("id"::equals).isPresent()) {
                ids.put(value.row(), value.literal().value());
            }
        }
        for (WrittenValue value : answer.values()) {
            if (isOpen(value) && ids.containsKey(value.row())) {
                open.add(ids.get(value.row()));
            }
        }
    }

    private void update(QueryAnswer answer) {
        for (WrittenValue value : answer.values()) {
            if (value.column().filter("public"::equals).isPresent()) {
                answer.where().stream()
                        .flatMap(where -> where.literals().stream())
                        .map(Literal::value)
                        .forEach(isOpen(value) ? open::add : open::remove);
            }
        }
    }

    private static boolean isOpen(WrittenValue value) {
        return value.column().filter("public"::equals).isPresent()
                && (value.literal().value().equals("true")
                        || value.literal().value().equals("t"));
    }
}
