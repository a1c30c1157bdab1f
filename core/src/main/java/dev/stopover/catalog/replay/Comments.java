package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.StringLiteral;
import java.util.Optional;

/** Keeps comments with what they are about. Those of casts, operators and the like, which no name tells apart, are not kept. */
final class Comments {

    private final Step step;

    Comments(Step step) {
        this.step = step;
    }

    void comment(Comment comment) {
        about(comment.object())
                .ifPresent(object -> step.draft()
                        .comment(
                                object, comment.text().map(StringLiteral::value).orElse("")));
    }

    /** A copied column has the comment of the one it was copied from. */
    void copy(Commented from, Commented to) {
        step.catalog().comments().find(from).ifPresent(text -> step.draft().comment(to, text));
    }

    private Optional<Commented> about(ObjectReference object) {
        QualifiedName name = object.name();
        return switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                step.find(name)
                        .map(relation -> Commented.relation(relation.id()))
                        .or(() -> Optional.of(
                                Commented.named(object.kind(), step.target(name).toString())));
            case COLUMN -> object.table().flatMap(of -> column(of, name.name()));
            case CONSTRAINT, POLICY, TRIGGER, RULE ->
                object.table().flatMap(step::find).map(of -> Commented.part(of.id(), object.kind(), name.name()));
            case DOMAIN_CONSTRAINT ->
                object.table()
                        .flatMap(this::type)
                        .map(of -> Commented.part(of.id(), ObjectKind.CONSTRAINT, name.name()));
            case INDEX ->
                Lookup.index(step.catalog(), step.session(), name)
                        .map(index -> Commented.part(index.table(), ObjectKind.INDEX, index.name()));
            case TYPE, DOMAIN -> type(name).map(type -> Commented.type(type.id()));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object).stream().findFirst().map(function -> Commented.function(function.id()));
            case SCHEMA, EXTENSION, ROLE, EVENT_TRIGGER, PUBLICATION, DATABASE ->
                Optional.of(Commented.named(object.kind(), Names.quoted(name.name())));
            case LARGE_OBJECT -> Optional.empty();
            default ->
                OtherObjects.isNamedOnce(object.kind())
                        ? Optional.of(Commented.named(object.kind(), new OtherObjects(step).name(object)))
                        : Optional.empty();
        };
    }

    private Optional<UserType> type(QualifiedName name) {
        return Lookup.type(step.catalog(), step.session(), name.schema(), name.name());
    }

    /** A column of a relation or an attribute of a type; of a relation that the history does not know, by its name. */
    private Optional<Commented> column(QualifiedName of, String name) {
        Optional<Relation> relation = step.find(of);
        Optional<Column> column = relation.flatMap(found -> found.column(name));
        if (column.isPresent()) {
            return Optional.of(Commented.column(relation.get().id(), column.get()));
        }
        Optional<UserType> type = relation.isPresent() ? Optional.empty() : type(of);
        if (type.isPresent()) {
            return type.get()
                    .attribute(name)
                    .map(attribute -> Commented.column(type.get().id(), attribute));
        }
        if (relation.filter(Relation::isKnown).isPresent()) {
            return Optional.empty();
        }
        ObjectName full = relation.map(Relation::name).orElseGet(() -> step.target(of));
        return Optional.of(Commented.named(ObjectKind.COLUMN, full + "." + Names.quoted(name)));
    }
}
