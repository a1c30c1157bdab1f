package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.Setting;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a session: the parameters it sets, and what goes when it ends. */
public final class Sessions {

    private Sessions() {}

    /** The catalog without the temporary objects of the session. */
    public static Catalog withoutTemporaryObjects(Catalog catalog) {
        return without(catalog, temporaryRelations(catalog));
    }

    /** The catalog at the end of a transaction: temporary tables that are made ON COMMIT DROP are gone. */
    public static Catalog committed(Catalog catalog) {
        List<Relation> gone = temporaryRelations(catalog);
        gone.removeIf(relation -> !(relation instanceof Table table) || table.onCommit() != OnCommit.DROP);
        return without(catalog, gone);
    }

    static boolean hasTemporaryObjects(Catalog catalog) {
        for (var entry : catalog.relationNames().from(new ObjectName(Session.TEMPORARY_SCHEMA, ""))) {
            return entry.getKey().schema().equals(Session.TEMPORARY_SCHEMA);
        }
        return false;
    }

    private static List<Relation> temporaryRelations(Catalog catalog) {
        List<Relation> temporary = new ArrayList<>();
        for (var entry : catalog.relationNames().from(new ObjectName(Session.TEMPORARY_SCHEMA, ""))) {
            if (!entry.getKey().schema().equals(Session.TEMPORARY_SCHEMA)) {
                break;
            }
            if (!entry.getValue().index()) {
                temporary.add(catalog.relationsById().get(entry.getValue().relation()));
            }
        }
        return temporary;
    }

    private static Catalog without(Catalog catalog, List<Relation> relations) {
        if (relations.isEmpty()) {
            return catalog;
        }
        CatalogDraft draft = new CatalogDraft(catalog);
        Drops drops = new Drops(draft);
        relations.forEach(relation -> drops.relation(relation.id()));
        return draft.catalog();
    }

    /** The session after {@code SET}. */
    static Session after(Session session, SetParameter set) {
        Setting setting = set.setting();
        String parameter = setting.parameter().value();
        if (setting.defaultValue()) {
            return session.without(parameter);
        }
        return session.with(parameter, values(setting), set.local());
    }

    /** The session after {@code ALTER ROLE}, which may set a parameter for sessions to come. */
    static Session after(Session session, AlterRole alter) {
        Session left = session;
        if (alter.setting().isPresent()) {
            Setting setting = alter.setting().get();
            left = left.announcing(setting.parameter().value(), values(setting));
        }
        if (alter.reset().isPresent()) {
            left = left.announcing(alter.reset().get().value(), List.of());
        }
        return left;
    }

    /** The session after {@code ALTER DATABASE}, which may set a parameter for sessions to come. */
    static Session after(Session session, AlterObject alter) {
        Session left = session;
        if (alter.object().kind() == ObjectKind.DATABASE) {
            for (Option option : alter.options()) {
                left = left.announcing(
                        option.name().value(),
                        option.value().map(OptionValue::text).stream().toList());
            }
        }
        return left;
    }

    /** The values of a setting, an empty list of schemas written as one empty string included. */
    static List<String> values(Setting setting) {
        List<String> values = setting.values().stream().map(OptionValue::text).toList();
        return values.equals(List.of("")) ? List.of() : values;
    }
}
