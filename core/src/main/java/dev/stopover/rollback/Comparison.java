package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Extension;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.OtherObject;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Role;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.UserType;
import dev.stopover.migration.Direction;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares two schemas of one history, object by object under their names. What both share untouched is not looked into,
 * so that it costs what was changed, and a look at the names of the rest.
 */
final class Comparison {

    private final Catalog before;
    private final Catalog after;
    private final Map<String, SchemaPart> was = new TreeMap<>();
    private final Map<String, SchemaPart> is = new TreeMap<>();
    /** The relations that the history uses and never made: they stood, and stand, and all else may be so. */
    private final Set<String> used = new HashSet<>();

    private Comparison(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /** What is different in the second, in the order of names. */
    static List<Difference> of(Catalog before, Catalog after) {
        Comparison comparison = new Comparison(before, after);
        comparison.collect();
        return comparison.differences();
    }

    private void collect() {
        if (!before.hasRelationsOf(after)) {
            before.relations().forEach(relation -> relation(relation, before, after, was));
            after.relations().forEach(relation -> relation(relation, after, before, is));
        }
        functions(before, after, was);
        functions(after, before, is);
        types(before, after, was);
        types(after, before, is);
        named(before, after, was);
        named(after, before, is);
        CommentParts.add(before, after, was);
        CommentParts.add(after, before, is);
    }

    private void relation(Relation relation, Catalog here, Catalog there, Map<String, SchemaPart> parts) {
        Optional<Relation> other = there.relation(relation.name());
        if (other.filter(same -> same == relation).isPresent()
                || relation.name().schema().equals(Session.TEMPORARY_SCHEMA)
                || relation.extension().isPresent()) {
            return;
        }
        if (relation.knowledge() == Knowledge.UNKNOWN) {
            used.add(relation.name().toString());
        }
        RelationParts.add(here, relation, parts);
    }

    private static void functions(Catalog here, Catalog there, Map<String, SchemaPart> parts) {
        for (Function function : here.functions()) {
            boolean same = there.function(function.id())
                    .filter(other -> other == function)
                    .isPresent();
            if (!same && !function.name().schema().equals(Session.TEMPORARY_SCHEMA)) {
                ObjectParts.add(function, parts);
            }
        }
    }

    private static void types(Catalog here, Catalog there, Map<String, SchemaPart> parts) {
        for (UserType type : here.types()) {
            boolean same = there.type(type.id()).filter(other -> other == type).isPresent();
            if (!same) {
                ObjectParts.add(type, parts);
            }
        }
    }

    private static void named(Catalog here, Catalog there, Map<String, SchemaPart> parts) {
        for (Schema schema : changed(here.schemas(), there.schemas())) {
            String name = Names.quoted(schema.name());
            put(parts, SchemaPart.Kind.SCHEMA, name, "", schema.origin());
            ObjectParts.grants(SchemaPart.Kind.SCHEMA, name, schema.grants(), true, parts);
            ObjectParts.owner(name, schema.owner(), parts);
        }
        for (Extension extension : changed(here.extensions(), there.extensions())) {
            put(parts, SchemaPart.Kind.EXTENSION, Names.quoted(extension.name()), "", extension.origin());
        }
        for (Role role : changed(here.roles(), there.roles())) {
            if (role.origin().isPresent()) {
                put(parts, SchemaPart.Kind.ROLE, Names.quoted(role.name()), "", role.origin());
            }
        }
        for (EventTrigger trigger : changed(here.eventTriggers(), there.eventTriggers())) {
            String form = trigger.event() + " " + trigger.tags() + " " + trigger.function() + " " + trigger.enabled();
            put(parts, SchemaPart.Kind.EVENT_TRIGGER, Names.quoted(trigger.name()), form, trigger.origin());
        }
        for (Publication publication : changed(here.publications(), there.publications())) {
            List<String> tables = new ArrayList<>();
            publication
                    .tables()
                    .keySet()
                    .forEach(id -> here.nameOf(id).map(ObjectName::toString).ifPresent(tables::add));
            tables.sort(null);
            String form = publication.allTables() + " " + tables
                    + publication.schemas().keySet();
            put(parts, SchemaPart.Kind.PUBLICATION, Names.quoted(publication.name()), form, publication.origin());
        }
        for (OtherObject object : here.others()) {
            put(parts, SchemaPart.Kind.OTHER, object.kind() + " " + object.name(), "", object.origin());
        }
        Map<String, StringBuilder> privileges = new TreeMap<>();
        for (DefaultPrivilege privilege : here.defaultPrivileges()) {
            String where = privilege.schema().isEmpty() ? "" : " in " + Names.quoted(privilege.schema());
            String name = "on " + privilege.kind() + where + " to " + Names.quoted(privilege.role());
            privileges
                    .computeIfAbsent(name, first -> new StringBuilder())
                    .append(privilege.privilege())
                    .append(' ');
        }
        privileges.forEach((name, all) -> put(
                parts, SchemaPart.Kind.DEFAULT_PRIVILEGES, name, all.toString().strip(), Optional.empty()));
    }

    private static <V> List<V> changed(PersistentMap<String, V> here, PersistentMap<String, V> there) {
        List<V> changed = new ArrayList<>();
        if (here != there) {
            here.forEach((name, value) -> {
                if (there.find(name).filter(other -> other == value).isEmpty()) {
                    changed.add(value);
                }
            });
        }
        return changed;
    }

    private static void put(
            Map<String, SchemaPart> parts, SchemaPart.Kind kind, String name, String form, Optional<Origin> origin) {
        ObjectParts.put(parts, new SchemaPart(kind, "", name, form, form, true, origin));
    }

    private List<Difference> differences() {
        Set<String> stood = whole(was);
        Set<String> stands = whole(is);
        stood.addAll(used);
        stands.addAll(used);
        List<Difference> differences = new ArrayList<>();
        was.forEach((key, part) -> {
            SchemaPart now = is.remove(key);
            boolean differs = now == null ? part.owner().isEmpty() || stands.contains(part.owner()) : differ(part, now);
            if (differs && !isUnknownEitherWay(part, now)) {
                differences.add(new Difference(Optional.of(part), Optional.ofNullable(now)));
            }
        });
        is.forEach((key, part) -> {
            // What came with the object that it is a part of is said with that object.
            if ((part.owner().isEmpty() || stood.contains(part.owner())) && !isUnknownBefore(part)) {
                differences.add(new Difference(Optional.empty(), Optional.of(part)));
            }
        });
        differences.sort(null);
        return differences;
    }

    /** The names of what stands for itself. */
    private static Set<String> whole(Map<String, SchemaPart> parts) {
        Set<String> names = new HashSet<>();
        for (SchemaPart part : parts.values()) {
            if (part.owner().isEmpty()) {
                names.add(part.name());
            }
        }
        return names;
    }

    /** Other columns are told as such; only the same ones can stand in another order. */
    private static boolean differ(SchemaPart was, SchemaPart is) {
        if (was.kind() != SchemaPart.Kind.COLUMN_ORDER) {
            return !was.form().equals(is.form());
        }
        List<String> before = List.of(was.form().split(", "));
        List<String> after = List.of(is.form().split(", "));
        return !before.equals(after)
                && before.size() == after.size()
                && Set.copyOf(before).equals(Set.copyOf(after));
    }

    /** What is now told of a relation that the history only uses may have been so before, unless it was made since. */
    private boolean isUnknownBefore(SchemaPart part) {
        String relation = part.owner().isEmpty() ? part.name() : part.owner();
        return used.contains(relation)
                && part.origin()
                        .filter(origin -> origin.direction() == Direction.UP)
                        .isEmpty();
    }

    private boolean isUnknownEitherWay(SchemaPart part, SchemaPart now) {
        String relation = part.owner().isEmpty() ? part.name() : part.owner();
        return now != null && part.origin().isEmpty() && used.contains(relation);
    }
}
