package dev.stopover.catalog;

import dev.stopover.syntax.Volatility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The types and functions of PostgreSQL 18's own schema, as its catalogs list them. */
public final class BuiltIn {

    private static final Set<String> TYPES = Set.of(
            "any",
            "\"any\"",
            "\"char\"",
            "aclitem",
            "anyarray",
            "anycompatible",
            "anycompatiblearray",
            "anycompatiblemultirange",
            "anycompatiblenonarray",
            "anycompatiblerange",
            "anyelement",
            "anyenum",
            "anymultirange",
            "anynonarray",
            "anyrange",
            "bigint",
            "bit",
            "bit varying",
            "boolean",
            "box",
            "bytea",
            "character",
            "character varying",
            "cid",
            "cidr",
            "circle",
            "cstring",
            "date",
            "datemultirange",
            "daterange",
            "double precision",
            "event_trigger",
            "fdw_handler",
            "inet",
            "int2vector",
            "int4multirange",
            "int4range",
            "int8multirange",
            "int8range",
            "integer",
            "internal",
            "interval",
            "json",
            "jsonb",
            "jsonpath",
            "language_handler",
            "line",
            "lseg",
            "macaddr",
            "macaddr8",
            "money",
            "name",
            "numeric",
            "nummultirange",
            "numrange",
            "oid",
            "oidvector",
            "path",
            "pg_lsn",
            "point",
            "polygon",
            "real",
            "record",
            "refcursor",
            "regclass",
            "regcollation",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure",
            "regrole",
            "regtype",
            "smallint",
            "text",
            "tid",
            "time with time zone",
            "time without time zone",
            "timestamp with time zone",
            "timestamp without time zone",
            "trigger",
            "tsmultirange",
            "tsquery",
            "tsrange",
            "tstzmultirange",
            "tstzrange",
            "tsvector",
            "txid_snapshot",
            "unknown",
            "uuid",
            "void",
            "xid",
            "xid8",
            "xml");

    private BuiltIn() {}

    /** Whether a type of PostgreSQL's own has this name, as {@code format_type} prints it. */
    public static boolean isType(String name) {
        return TYPES.contains(name);
    }

    /** The volatility of a function of PostgreSQL's own; of several of one name, that of the most volatile. */
    public static Optional<Volatility> volatility(String function) {
        return Optional.ofNullable(Functions.VOLATILITIES.get(function));
    }

    /** Whether a function of PostgreSQL's own can be called with a row and nothing else, and so be written like its column. */
    static boolean takesRow(String function) {
        return Functions.OF_ROWS.contains(function);
    }

    /** Read when first asked for. */
    private static final class Functions {

        private static final Map<String, Volatility> VOLATILITIES = new HashMap<>(4096);
        private static final Set<String> OF_ROWS = new HashSet<>();

        static {
            try (var in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(BuiltIn.class.getResourceAsStream("built-in-functions.txt")),
                    StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ");
                    if (words[0].equals("row")) {
                        OF_ROWS.addAll(Arrays.asList(words).subList(1, words.length));
                        continue;
                    }
                    Volatility volatility = Volatility.valueOf(words[0].toUpperCase(Locale.ROOT));
                    for (int i = 1; i < words.length; i++) {
                        VOLATILITIES.put(words[i], volatility);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
