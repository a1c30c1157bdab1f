package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Failure;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is certain to be refused for the types of expressions, in the order in which it was found. */
final class TypeFailures {

    /** Extensions that add no operator for PostgreSQL's own types, and no function under a name that it has itself. */
    private static final Set<String> TAME = Set.of(
            "plpgsql",
            "uuid-ossp",
            "pgcrypto",
            "citext",
            "pg_stat_statements",
            "moddatetime",
            "btree_gin",
            "unaccent",
            "fuzzystrmatch",
            "tablefunc",
            "pg_net",
            "pg_cron",
            "pg_graphql",
            "supabase_vault",
            "pgjwt",
            "pgsodium",
            "http",
            "dblink",
            "postgres_fdw",
            "file_fdw");

    private final boolean open;
    private final List<Failure> failures = new ArrayList<>();

    TypeFailures(Catalog catalog) {
        boolean others = false;
        for (String extension : catalog.extensions().keySet()) {
            others |= !TAME.contains(extension);
        }
        this.open = others;
    }

    /** Something that no extension can change. */
    void addAlways(TextRange place, String sqlState, String message) {
        failures.add(new Failure(place, sqlState, message, Optional.empty()));
    }

    /** Something that is so unless an extension brings what is missing. */
    void add(TextRange place, String sqlState, String message) {
        if (!open) {
            addAlways(place, sqlState, message);
        }
    }

    List<Failure> found() {
        return failures;
    }
}
