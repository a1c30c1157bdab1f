package dev.stopover.catalog.effect;

import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The storage parameters of relations, as PostgreSQL knows them (reloptions.c), and what it refuses of them. */
final class StorageParameters {

    /** What has parameters of its own. */
    enum Owner {
        HEAP,
        TOAST,
        BTREE,
        HASH,
        GIST,
        SPGIST,
        GIN,
        BRIN,
        VIEW,
        COLUMN
    }

    private enum Type {
        BOOLEAN("boolean"),
        INTEGER("integer"),
        REAL("floating point"),
        ENUM("enum");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    private record Parameter(Type type, double least, double most, Set<String> values, int since) {

        static Parameter bool(int since) {
            return new Parameter(Type.BOOLEAN, 0, 0, Set.of(), since);
        }

        static Parameter integer(double least, double most) {
            return new Parameter(Type.INTEGER, least, most, Set.of(), 0);
        }

        static Parameter real(double least, double most) {
            return new Parameter(Type.REAL, least, most, Set.of(), 0);
        }

        static Parameter oneOf(String... values) {
            return new Parameter(Type.ENUM, 0, 0, Set.of(values), 0);
        }

        Parameter from(int major) {
            return new Parameter(type, least, most, values, major);
        }
    }

    private static final double MANY = Integer.MAX_VALUE;
    private static final Parameter FILL = Parameter.integer(10, 100);

    private static final Map<String, Parameter> VACUUM = Map.ofEntries(
            Map.entry("autovacuum_enabled", Parameter.bool(0)),
            Map.entry("vacuum_truncate", Parameter.bool(0)),
            Map.entry(
                    "vacuum_index_cleanup",
                    Parameter.oneOf("auto", "on", "off", "true", "false", "yes", "no", "1", "0")),
            Map.entry("autovacuum_vacuum_threshold", Parameter.integer(0, MANY)),
            Map.entry(
                    "autovacuum_vacuum_max_threshold",
                    Parameter.integer(-1, MANY).from(18)),
            Map.entry("autovacuum_vacuum_insert_threshold", Parameter.integer(-1, MANY)),
            Map.entry("autovacuum_vacuum_cost_limit", Parameter.integer(1, 10_000)),
            Map.entry("autovacuum_freeze_min_age", Parameter.integer(0, 1_000_000_000)),
            Map.entry("autovacuum_multixact_freeze_min_age", Parameter.integer(0, 1_000_000_000)),
            Map.entry("autovacuum_freeze_max_age", Parameter.integer(100_000, 2_000_000_000)),
            Map.entry("autovacuum_multixact_freeze_max_age", Parameter.integer(10_000, 2_000_000_000)),
            Map.entry("autovacuum_freeze_table_age", Parameter.integer(0, 2_000_000_000)),
            Map.entry("autovacuum_multixact_freeze_table_age", Parameter.integer(0, 2_000_000_000)),
            Map.entry("log_autovacuum_min_duration", Parameter.integer(-1, MANY)),
            Map.entry("autovacuum_vacuum_cost_delay", Parameter.real(0, 100)),
            Map.entry("autovacuum_vacuum_scale_factor", Parameter.real(0, 100)),
            Map.entry("autovacuum_vacuum_insert_scale_factor", Parameter.real(0, 100)),
            Map.entry(
                    "vacuum_max_eager_freeze_failure_rate", Parameter.real(0, 1).from(18)));

    private static final Map<String, Parameter> HEAP = Map.of(
            "fillfactor", FILL,
            "user_catalog_table", Parameter.bool(0),
            "autovacuum_analyze_threshold", Parameter.integer(0, MANY),
            "autovacuum_analyze_scale_factor", Parameter.real(0, 100),
            "toast_tuple_target", Parameter.integer(128, 8160),
            "parallel_workers", Parameter.integer(0, 1024));

    private static final Map<Owner, Map<String, Parameter>> OTHERS = Map.of(
            Owner.BTREE, Map.of("fillfactor", FILL, "deduplicate_items", Parameter.bool(0)),
            Owner.HASH, Map.of("fillfactor", FILL),
            Owner.GIST, Map.of("fillfactor", FILL, "buffering", Parameter.oneOf("auto", "on", "off")),
            Owner.SPGIST, Map.of("fillfactor", FILL),
            Owner.GIN, Map.of("fastupdate", Parameter.bool(0), "gin_pending_list_limit", Parameter.integer(64, MANY)),
            Owner.BRIN, Map.of("autosummarize", Parameter.bool(0), "pages_per_range", Parameter.integer(1, 131_072)),
            Owner.VIEW,
                    Map.of(
                            "security_barrier",
                            Parameter.bool(0),
                            "security_invoker",
                            Parameter.bool(15),
                            "check_option",
                            Parameter.oneOf("local", "cascaded")),
            Owner.COLUMN,
                    Map.of(
                            "n_distinct",
                            Parameter.real(-1, Double.MAX_VALUE),
                            "n_distinct_inherited",
                            Parameter.real(-1, Double.MAX_VALUE)));

    private static final String INVALID_VALUE = "22023";
    private static final List<String> TRUTHS = List.of("true", "false", "yes", "no", "on", "off", "1", "0");

    private final Touches touches;
    private final int major;

    StorageParameters(Touches touches, int major) {
        this.touches = touches;
        this.major = major;
    }

    /** Whose parameters an index has by its access method; none of one that PostgreSQL does not bring. */
    static Optional<Owner> ofMethod(String method) {
        return switch (method) {
            case "btree" -> Optional.of(Owner.BTREE);
            case "hash" -> Optional.of(Owner.HASH);
            case "gist" -> Optional.of(Owner.GIST);
            case "spgist" -> Optional.of(Owner.SPGIST);
            case "gin" -> Optional.of(Owner.GIN);
            case "brin" -> Optional.of(Owner.BRIN);
            default -> Optional.empty();
        };
    }

    void set(Owner owner, List<Option> options) {
        Set<String> said = new HashSet<>();
        for (Option option : options) {
            touches.at(option);
            String name = option.name().value();
            if (owner == Owner.HEAP && name.equals("oids")) {
                oids(option);
                continue;
            }
            boolean toast = name.startsWith("toast.");
            int dot = name.indexOf('.');
            if (dot >= 0 && !(toast && owner == Owner.HEAP)) {
                touches.refuse(
                        INVALID_VALUE, "unrecognized parameter namespace \"%s\"".formatted(name.substring(0, dot)));
                continue;
            }
            String plain = name.substring(dot + 1);
            if (!said.add(name)) {
                touches.refuse(INVALID_VALUE, "parameter \"%s\" specified more than once".formatted(plain));
            }
            Optional<Parameter> parameter = parameter(toast ? Owner.TOAST : owner, plain);
            if (parameter.isEmpty()) {
                touches.refuse(INVALID_VALUE, "unrecognized parameter \"%s\"".formatted(plain));
            } else {
                value(
                        parameter.get(),
                        plain,
                        option.value().map(OptionValue::text).orElse("true"));
            }
        }
    }

    /** {@code RESET}: without values; a parameter that is not known is none to reset. */
    void reset(List<Option> options) {
        for (Option option : options) {
            if (option.value().isPresent()) {
                touches.at(option);
                touches.refuse("42601", "RESET must not include values for parameters");
            }
        }
    }

    private void oids(Option option) {
        String value = option.value().map(OptionValue::text).orElse("true");
        if (TRUTHS.indexOf(value.toLowerCase(Locale.ROOT)) % 2 == 0) {
            touches.refuse("0A000", "tables declared WITH OIDS are not supported");
        }
    }

    private Optional<Parameter> parameter(Owner owner, String name) {
        Parameter found = switch (owner) {
            case HEAP -> HEAP.getOrDefault(name, VACUUM.get(name));
            case TOAST -> VACUUM.get(name);
            default -> OTHERS.get(owner).get(name);
        };
        return Optional.ofNullable(found).filter(parameter -> parameter.since() <= major);
    }

    private void value(Parameter parameter, String name, String value) {
        String folded = value.toLowerCase(Locale.ROOT);
        boolean fits = switch (parameter.type()) {
            case BOOLEAN ->
                TRUTHS.stream().anyMatch(truth -> !folded.isEmpty() && truth.startsWith(folded)) && !folded.equals("o");
            case ENUM -> parameter.values().contains(folded);
            default -> folded.matches("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?\\s*|0x.*");
        };
        if (!fits) {
            touches.refuse(
                    INVALID_VALUE,
                    "invalid value for %s option \"%s\": %s".formatted(parameter.type().words, name, value));
            return;
        }
        if (parameter.type() == Type.INTEGER || parameter.type() == Type.REAL) {
            number(parameter, name, folded.strip());
        }
    }

    private void number(Parameter parameter, String name, String value) {
        if (value.startsWith("0x")) {
            return;
        }
        double number = Double.parseDouble(value);
        if (parameter.type() == Type.INTEGER) {
            number = Math.rint(number);
        }
        if (number < parameter.least() || number > parameter.most()) {
            touches.refuse(INVALID_VALUE, "value %s out of bounds for option \"%s\"".formatted(value, name));
        }
    }
}
