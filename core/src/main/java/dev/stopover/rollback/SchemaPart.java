package dev.stopover.rollback;

import dev.stopover.catalog.Origin;
import java.util.Optional;

/**
 * An object of a schema, or a part of one, as it is compared with what stands under its name in another schema.
 *
 * @param kind what it is
 * @param owner the relation that it is a part of; empty if it stands for itself
 * @param name its name as SQL writes it, after that of its owner
 * @param form all else about it, in a form in which what PostgreSQL keeps alike reads alike
 * @param definition all else about it, as SQL writes it; empty where there is nothing to be written
 * @param certain whether nothing that cannot be followed may have changed it
 * @param origin where it was made, if the history made it
 */
public record SchemaPart(
        Kind kind,
        String owner,
        String name,
        String form,
        String definition,
        boolean certain,
        Optional<Origin> origin) {

    /** What is compared. */
    public enum Kind {
        /** A schema. */
        SCHEMA("schema"),
        /** An extension. */
        EXTENSION("extension"),
        /** A role: it belongs to the whole server. */
        ROLE("role"),
        /** A type. */
        TYPE("type"),
        /** A sequence. */
        SEQUENCE("sequence"),
        /** A table. */
        TABLE("table"),
        /** A column of a table. */
        COLUMN("column"),
        /** A constraint of a table. */
        CONSTRAINT("constraint"),
        /** An index that upholds no constraint. */
        INDEX("index"),
        /** A policy. */
        POLICY("policy"),
        /** A trigger. */
        TRIGGER("trigger"),
        /** A rewrite rule. */
        RULE("rule"),
        /** A view. */
        VIEW("view"),
        /** A materialized view. */
        MATERIALIZED_VIEW("materialized view"),
        /** A function, procedure or aggregate. */
        FUNCTION("function"),
        /** What a role may do with an object. */
        PRIVILEGES("privileges"),
        /** What roles get on objects when they are made. */
        DEFAULT_PRIVILEGES("default privileges"),
        /** An event trigger. */
        EVENT_TRIGGER("event trigger"),
        /** A publication. */
        PUBLICATION("publication"),
        /** Something of which no more than its name is known. */
        OTHER("object"),
        /** Who owns an object. */
        OWNER("owner"),
        /** The comment to an object. */
        COMMENT("comment"),
        /** The order of a table's columns. */
        COLUMN_ORDER("column order");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** What messages call it. */
        public String word() {
            return word;
        }

        /** Whether a schema in which it differs is another schema; if not, a difference is only told. */
        public boolean decides() {
            return this != ROLE && this != OWNER && this != COMMENT && this != COLUMN_ORDER;
        }
    }

    /** What it is and its name: {@code column public.orders.note}. */
    public String title() {
        return (kind == Kind.OTHER ? "" : kind.word() + " ") + name;
    }

    /** Under what it is found again in another schema. */
    String key() {
        return kind.word() + " " + name;
    }
}
