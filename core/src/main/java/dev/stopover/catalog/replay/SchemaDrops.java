package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.Extension;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.OtherObject;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drops schemas and extensions with all that is in them, and what only names a table that goes. */
final class SchemaDrops {

    private final Drops drops;
    private final CatalogDraft draft;
    private final Catalog catalog;

    SchemaDrops(Drops drops, CatalogDraft draft) {
        this.drops = drops;
        this.draft = draft;
        this.catalog = draft.catalog();
    }

    /** A schema with all that is in it. */
    void schema(String name) {
        ObjectName first = new ObjectName(name, "");
        List<Integer> relations = new ArrayList<>();
        for (var entry : catalog.relationNames().from(first)) {
            if (!entry.getKey().schema().equals(name)) {
                break;
            }
            relations.add(entry.getValue().relation());
        }
        relations.forEach(drops::relation);
        List<Integer> functions = new ArrayList<>();
        for (var entry : catalog.functionNames().from(first)) {
            if (!entry.getKey().schema().equals(name)) {
                break;
            }
            functions.addAll(entry.getValue().values());
        }
        functions.forEach(id -> catalog.function(id).ifPresent(drops::function));
        List<Integer> types = new ArrayList<>();
        for (var entry : catalog.typeNames().from(first)) {
            if (!entry.getKey().schema().equals(name)) {
                break;
            }
            types.add(entry.getValue());
        }
        types.forEach(id -> catalog.type(id).ifPresent(drops::type));
        for (Extension extension : List.copyOf(catalog.extensions().values())) {
            if (extension.schema().equals(name)) {
                extension(extension.name());
            }
        }
        for (OtherObject other : List.copyOf(catalog.otherObjects().values())) {
            if (other.name().startsWith(name + ".")) {
                draft.removeOther(other.key());
            }
        }
        for (Publication publication : List.copyOf(catalog.publications().values())) {
            if (publication.schemas().containsKey(name)) {
                draft.put(new Publication(
                        publication.name(),
                        publication.allTables(),
                        publication.tables(),
                        publication.schemas().without(name),
                        publication.origin()));
            }
        }
        for (DefaultPrivilege privilege :
                List.copyOf(catalog.defaultPrivilegesInForce().keySet())) {
            if (privilege.schema().equals(name)) {
                draft.remove(privilege);
            }
        }
        draft.removeSchema(name);
    }

    /** An extension with all that it brought. */
    void extension(String name) {
        draft.removeExtension(name);
        Optional<String> dropped = Optional.of(name);
        for (UserType type : List.copyOf(catalog.typesById().values())) {
            if (type.extension().equals(dropped)) {
                drops.type(type);
            }
        }
        for (Function function : List.copyOf(catalog.functionsById().values())) {
            if (function.extension().equals(dropped)) {
                drops.function(function);
            }
        }
        for (Relation relation : List.copyOf(catalog.relationsById().values())) {
            if (relation.extension().equals(dropped)) {
                drops.relation(relation.id());
            }
        }
        for (Schema schema : List.copyOf(catalog.schemas().values())) {
            if (schema.extension().equals(dropped)) {
                schema(schema.name());
            }
        }
    }

    void publications(int table) {
        for (Publication publication : List.copyOf(catalog.publications().values())) {
            if (publication.tables().containsKey(table)) {
                draft.put(new Publication(
                        publication.name(),
                        publication.allTables(),
                        publication.tables().without(table),
                        publication.schemas(),
                        publication.origin()));
            }
        }
    }

    void others(int table) {
        for (OtherObject other : List.copyOf(catalog.otherObjects().values())) {
            if (other.table() == table) {
                draft.removeOther(other.key());
            }
        }
    }
}
