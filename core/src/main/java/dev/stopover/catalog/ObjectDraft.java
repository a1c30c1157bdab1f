package dev.stopover.catalog;

import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What of a catalog can be changed without a look at its relations. */
public abstract sealed class ObjectDraft permits CatalogDraft {

    final Catalog catalog;

    ObjectDraft(Catalog before) {
        catalog = before.copy();
    }

    /** The catalog as changed so far; it is handed out when the statement has been replayed. */
    public final Catalog catalog() {
        return catalog;
    }

    /** The next number of an object. */
    public final int newId() {
        return ++catalog.lastId;
    }

    /** Puts a relation with this id in the place of the one it was made from. */
    abstract <R extends Relation> R put(R relation);

    // Objects known by their names

    /** Puts a schema under its name. */
    public final void put(Schema schema) {
        catalog.schemas = catalog.schemas.with(schema.name(), schema);
        forgetGone(ObjectKind.SCHEMA, schema.name());
    }

    /** Takes a schema away. */
    public final void removeSchema(String name) {
        catalog.schemas = catalog.schemas.without(name);
        forget(Commented.named(ObjectKind.SCHEMA, Names.quoted(name)));
    }

    /** Puts a role under its name. */
    public final void put(Role role) {
        catalog.roles = catalog.roles.with(role.name(), role);
        forgetGone(ObjectKind.ROLE, role.name());
    }

    /** Takes a role away. */
    public final void removeRole(String name) {
        catalog.roles = catalog.roles.without(name);
        forget(Commented.named(ObjectKind.ROLE, Names.quoted(name)));
    }

    /** Puts an extension under its name. */
    public final void put(Extension extension) {
        catalog.extensions = catalog.extensions.with(extension.name(), extension);
        forgetGone();
    }

    /** Takes an extension away. */
    public final void removeExtension(String name) {
        catalog.extensions = catalog.extensions.without(name);
        forget(Commented.named(ObjectKind.EXTENSION, Names.quoted(name)));
    }

    /** Puts an event trigger under its name. */
    public final void put(EventTrigger trigger) {
        catalog.eventTriggers = catalog.eventTriggers.with(trigger.name(), trigger);
        forgetGone(ObjectKind.EVENT_TRIGGER, trigger.name());
    }

    /** Takes an event trigger away. */
    public final void removeEventTrigger(String name) {
        catalog.eventTriggers = catalog.eventTriggers.without(name);
        forget(Commented.named(ObjectKind.EVENT_TRIGGER, Names.quoted(name)));
    }

    /** Puts a publication under its name. */
    public final void put(Publication publication) {
        catalog.publications = catalog.publications.with(publication.name(), publication);
        forgetGone(ObjectKind.PUBLICATION, publication.name());
    }

    /** Takes a publication away. */
    public final void removePublication(String name) {
        catalog.publications = catalog.publications.without(name);
        forget(Commented.named(ObjectKind.PUBLICATION, Names.quoted(name)));
    }

    /** Puts an object that is known by kind and name only under its name. */
    public final void put(OtherObject object) {
        catalog.others = catalog.others.with(object.key(), object);
        forgetGone(object.kind(), object.name());
    }

    /** Takes an object that is known by kind and name only away. */
    public final void removeOther(String key) {
        catalog.others.find(key).ifPresent(other -> forget(Commented.named(other.kind(), other.name())));
        catalog.others = catalog.others.without(key);
    }

    /** Grants or revokes what new objects get. */
    public final void put(DefaultPrivilege privilege, boolean granted) {
        catalog.defaultPrivileges = catalog.defaultPrivileges.with(privilege, granted);
    }

    /** Takes away what new objects got. */
    public final void remove(DefaultPrivilege privilege) {
        catalog.defaultPrivileges = catalog.defaultPrivileges.without(privilege);
    }

    /** Says where a relation was dropped or renamed away. */
    public final void setDropped(ObjectName relation, Origin origin) {
        catalog.dropped = catalog.dropped.with(relation, origin);
    }

    /** Says that a relation that was dropped may be there again. */
    public final void forgetDropped(ObjectName relation) {
        catalog.dropped = catalog.dropped.without(relation);
    }

    /** Says where an object other than a relation was dropped. */
    public final void setGone(ObjectKind kind, String name, Origin origin) {
        catalog.gone = catalog.gone.with(OtherObject.key(kind, name), origin);
    }

    /** Says that what was dropped may be there again. */
    public final void forgetGone() {
        catalog.gone = PersistentMap.empty();
    }

    final void forgetGone(ObjectKind kind, String name) {
        if (!catalog.gone.isEmpty()) {
            catalog.gone = catalog.gone.without(OtherObject.key(kind, name));
        }
    }

    /** Says that all that is there so far has been doubted for a reason. */
    public final void setDoubted(String reason) {
        catalog.doubted = catalog.doubted.with(reason, catalog.lastId);
    }

    /** Says below which number generated names are taken, until one of any name is free again. */
    public final void setSearched(ObjectName search, int number) {
        catalog.searched = catalog.searched.with(search, number);
    }

    /** Says that what is doubted has to be looked at again. */
    public final void forgetDoubts() {
        catalog.doubted = PersistentMap.empty();
    }

    // Comments

    /** Puts a comment to what it is about; an empty one takes it away, as PostgreSQL does. */
    public final void comment(Commented object, String text) {
        catalog.comments = text.isEmpty() ? catalog.comments.without(object) : catalog.comments.with(object, text);
    }

    /** Takes the comment of what is gone away. */
    public final void forget(Commented object) {
        catalog.comments = catalog.comments.without(object);
    }

    /** The comment goes with what has another name. */
    public final void moveComment(Commented from, Commented to) {
        catalog.comments.find(from).ifPresent(text -> {
            forget(from);
            comment(to, text);
        });
    }

    // Functions

    /** Puts a function under its name and signature. */
    public void add(Function function) {
        forgetGone(ObjectKind.FUNCTION, function.name().joined() + function.signature());
        catalog.functions = catalog.functions.with(function.id(), function);
        catalog.functionNames = catalog.functionNames.with(
                function.name(),
                catalog.functionNames
                        .find(function.name())
                        .orElse(PersistentMap.empty())
                        .with(function.signature(), function.id()));
    }

    /** Puts a changed function in the place of the one with its id; its name must not have changed. */
    public void put(Function function) {
        catalog.functions = catalog.functions.with(function.id(), function);
    }

    /** Takes a function away; what depends on it must be gone. */
    public void remove(Function function) {
        PersistentMap<String, Integer> left =
                catalog.functionNames.get(function.name()).without(function.signature());
        catalog.functionNames = left.isEmpty()
                ? catalog.functionNames.without(function.name())
                : catalog.functionNames.with(function.name(), left);
        catalog.functions = catalog.functions.without(function.id());
        unlinkAll(function.id());
    }

    /** Puts a function under another name; triggers follow. */
    public void move(Function function, ObjectName to) {
        List<Dependant> dependants = catalog.dependantsOf(function.id());
        rekey(function, function.withName(to));
        for (Dependant dependant : dependants) {
            if (dependant.part() == Dependant.Part.TRIGGER) {
                Relation relation = catalog.relations.get(dependant.object());
                relation.triggers()
                        .find(dependant.name())
                        .ifPresent(trigger -> put(relation.withTriggers(
                                relation.triggers().with(trigger.name(), trigger.withFunction(to)))));
            }
        }
    }

    final void resign(Function function, int type, ObjectName to) {
        rekey(
                function,
                function.withArguments(function.arguments().stream()
                        .map(argument -> argument.id() == type ? argument.renamed(to) : argument)
                        .toList()));
    }

    private void rekey(Function before, Function after) {
        PersistentMap<String, Integer> left =
                catalog.functionNames.get(before.name()).without(before.signature());
        catalog.functionNames = left.isEmpty()
                ? catalog.functionNames.without(before.name())
                : catalog.functionNames.with(before.name(), left);
        add(after);
    }

    // Dependencies

    /** Says what something depends on, in the place of what was said before. */
    public final void link(Dependant dependant, Collection<Reference> to) {
        catalog.dependencies = catalog.dependencies.link(dependant, to);
    }

    /** Says that something depends on nothing. */
    public final void unlink(Dependant dependant) {
        catalog.dependencies = catalog.dependencies.unlink(dependant);
    }

    /** Puts something that depends on others under another name. */
    public final void relink(Dependant before, Dependant after) {
        Optional<List<Reference>> references = catalog.references().find(before);
        unlink(before);
        references.ifPresent(found -> link(after, found));
        part(before).ifPresent(from -> part(after).ifPresent(to -> moveComment(from, to)));
    }

    /** What a comment may be about that depends on others by its name. */
    private static Optional<Commented> part(Dependant dependant) {
        return switch (dependant.part()) {
            case CONSTRAINT, INDEX, POLICY, TRIGGER, RULE ->
                Optional.of(Commented.part(
                        dependant.object(), ObjectKind.valueOf(dependant.part().name()), dependant.name()));
            case EVENT_TRIGGER ->
                Optional.of(Commented.named(ObjectKind.EVENT_TRIGGER, Names.quoted(dependant.name())));
            default -> Optional.empty();
        };
    }

    /** Says that no part of an object depends on anything, nor has a comment: it is gone. */
    final void unlinkAll(int object) {
        List<Dependant> parts = new ArrayList<>();
        for (var entry : catalog.references().from(new Dependant(object, Dependant.Part.WHOLE, ""))) {
            if (entry.getKey().object() != object) {
                break;
            }
            parts.add(entry.getKey());
        }
        parts.forEach(this::unlink);
        List<Commented> commented = new ArrayList<>();
        for (var entry : catalog.comments.from(new Commented(object, ObjectKind.ACCESS_METHOD, ""))) {
            if (entry.getKey().object() != object) {
                break;
            }
            commented.add(entry.getKey());
        }
        commented.forEach(this::forget);
    }
}
