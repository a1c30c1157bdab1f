package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.TypedExpressions;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.typing.TypeRules;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What another type for a column does to the rows and indexes that are there. */
final class NewType {

    private final Situation situation;
    private final AlterColumnType action;
    private final DataType to;

    NewType(Situation situation, AlterColumnType action) {
        this.situation = situation;
        this.action = action;
        this.to = situation.before().type(action.type());
    }

    DataType to() {
        return to;
    }

    /** Whether the rows have to be written anew. */
    Truth rewrites(Optional<Column> column) {
        Truth plain = action.using().map(this::isPlain).orElse(Truth.YES);
        if (plain.isNo() || situation.isConstrained(to)) {
            return Truth.YES;
        }
        DataType from = column.map(Column::type).orElse(DataType.UNKNOWN);
        Truth answer = from.isKnown() ? rewrites(base(from), base(to)) : Truth.UNKNOWN;
        return answer.or(plain.isYes() ? Truth.NO : Truth.UNKNOWN);
    }

    private Truth rewrites(DataType from, DataType target) {
        if (from.equals(target)) {
            return Truth.NO;
        }
        boolean enums = isEnum(from) || isEnum(target);
        if (enums && !(from.id() == target.id() && from.isArray() == target.isArray())) {
            return Truth.YES;
        }
        boolean understood = isUnderstood(from) && isUnderstood(target);
        if (!understood || from.isArray() != target.isArray()) {
            return from.isArray() != target.isArray() && understood ? Truth.YES : Truth.UNKNOWN;
        }
        Truth answer = TypeChanges.rewrites(from, target, situation.major(), utc());
        return from.isArray() && answer.isNo() ? Truth.UNKNOWN : answer;
    }

    private boolean isUnderstood(DataType type) {
        return TypeChanges.isBuiltIn(type.name()) || type.name().equals("citext");
    }

    private boolean isEnum(DataType type) {
        return situation
                .catalog()
                .type(type.id())
                .filter(user -> user.kind() == UserType.Kind.ENUM)
                .isPresent();
    }

    private Truth utc() {
        return situation
                .before()
                .session()
                .setting("timezone")
                .filter(values -> values.size() == 1)
                .map(values -> Truth.of(TypeChanges.isUtc(values.get(0))))
                .orElse(Truth.UNKNOWN);
    }

    /** The type below all domains. */
    DataType base(DataType type) {
        List<UserType> domains = situation.domains(type);
        return domains.isEmpty() ? type : domains.get(domains.size() - 1).base().orElse(DataType.UNKNOWN);
    }

    /** Whether there is certainly no cast for it. */
    boolean needsUsing(Column column) {
        return action.using().isEmpty() && column.type().isKnown() && rules().cannotBecome(column.type(), to);
    }

    /** Whether the default of a column has certainly no cast to the new type; it is dropped before types change. */
    boolean losesDefault(Column column) {
        boolean dropped = situation.executed().statement() instanceof AlterTable alter
                && alter.actions().stream()
                        .anyMatch(each -> each instanceof DropDefault drop
                                && drop.column().value().equals(column.name()));
        return !dropped
                && column.defaultValue().map(value -> loses(column, value)).orElse(false);
    }

    private boolean loses(Column column, Expression value) {
        DataType own = TypedExpressions.type(
                situation.answers().mentions(value),
                situation.catalog(),
                situation.before().session());
        DataType from = own.name().equals("unknown") ? column.type() : own;
        return from.isKnown() && rules().cannotBecome(from, to);
    }

    private TypeRules rules() {
        return new TypeRules(situation.catalog(), situation.before().session());
    }

    /** Whether an index is built anew although the rows stay. */
    Truth rebuilds(Column column, Index index) {
        boolean plain = index.predicate().isEmpty()
                && index.keys().stream().allMatch(key -> key.column().isPresent());
        if (!plain) {
            return Truth.YES;
        }
        boolean key = index.keys().stream()
                .anyMatch(each -> each.column().filter(column.name()::equals).isPresent());
        boolean otherCollation = action.collation().isPresent()
                && !action.collation().map(name -> name.value()).equals(column.collation());
        return Truth.of(key && (otherCollation || TypeChanges.changesOrder(base(column.type()), base(to))));
    }

    /** Whether USING says no more than what ALTER TABLE does by itself: the column, or the column cast to the type. */
    private Truth isPlain(Expression using) {
        Tokens tokens = using.tokens();
        int first = using.first();
        int last = using.last();
        while (first < last
                && tokens.kind(first) == TokenKind.LEFT_PAREN
                && tokens.kind(last) == TokenKind.RIGHT_PAREN) {
            first = significant(tokens, first + 1, 1);
            last = significant(tokens, last - 1, -1);
        }
        boolean word = tokens.kind(first).isIdentifier() || tokens.kind(first) == TokenKind.KEYWORD;
        if (!word || !tokens.value(first).equals(action.column().value())) {
            return Truth.NO;
        }
        if (first == last) {
            return Truth.YES;
        }
        int cast = significant(tokens, first + 1, 1);
        if (!tokens.text(cast).equals("::")) {
            return Truth.NO;
        }
        StringBuilder written = new StringBuilder();
        for (int i = cast + 1; i <= last; i++) {
            if (!tokens.kind(i).isTrivia()) {
                written.append(tokens.text(i));
            }
        }
        return squeezed(written.toString()).equals(typeBefore(using)) ? Truth.YES : Truth.UNKNOWN;
    }

    /** The new type as it is written before USING, without blanks. */
    private String typeBefore(Expression using) {
        Tokens tokens = using.tokens();
        TextRange type = action.type().range();
        StringBuilder written = new StringBuilder();
        for (int i = using.first() - 1; i >= 0 && tokens.range(i).start() >= type.start(); i--) {
            if (!tokens.kind(i).isTrivia() && type.contains(tokens.range(i))) {
                written.insert(0, tokens.text(i));
            }
        }
        return squeezed(written.toString());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static int significant(Tokens tokens, int from, int step) {
        int index = from;
        while (tokens.kind(index).isTrivia()) {
            index += step;
        }
        return index;
    }
}
