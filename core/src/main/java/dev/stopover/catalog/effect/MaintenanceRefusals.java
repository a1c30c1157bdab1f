package dev.stopover.catalog.effect;

import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MaintainedTable;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Vacuum;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of VACUUM, ANALYZE and EXPLAIN: options, and columns that are not there (vacuum.c, explain.c). */
final class MaintenanceRefusals {

    private static final String NOT_SUPPORTED = "0A000";
    private static final String INVALID_VALUE = "22023";

    private final Situation situation;
    private final Touches touches;

    MaintenanceRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof Vacuum vacuum) {
            vacuum(vacuum);
        } else if (statement instanceof Analyze analyze) {
            Set<String> known = new HashSet<>(Set.of("verbose", "skip_locked"));
            since(16, known, "buffer_usage_limit");
            unknown(analyze.options(), known, "ANALYZE");
            analyze.maintained().forEach(this::columns);
        } else if (statement instanceof Explain explain) {
            explain(explain);
        }
    }

    private void vacuum(Vacuum vacuum) {
        Set<String> known = new HashSet<>(Set.of(
                "verbose",
                "skip_locked",
                "index_cleanup",
                "truncate",
                "analyze",
                "analyse",
                "freeze",
                "full",
                "disable_page_skipping",
                "process_toast",
                "parallel"));
        since(16, known, "process_main", "skip_database_stats", "only_database_stats", "buffer_usage_limit");
        unknown(vacuum.options(), known, "VACUUM");
        OptionRefusals options = new OptionRefusals(touches, vacuum.options());
        touches.at(vacuum.keywords());
        boolean parallel = options.value("parallel")
                .filter(workers -> !workers.equals("0"))
                .isPresent();
        if (vacuum.full() && parallel) {
            touches.refuse(NOT_SUPPORTED, "VACUUM FULL cannot be performed in parallel");
        }
        for (MaintainedTable table : vacuum.maintained()) {
            if (!table.columns().isEmpty() && !vacuum.analyze()) {
                touches.at(table);
                touches.refuse(NOT_SUPPORTED, "ANALYZE option must be specified when a column list is provided");
            }
        }
        if (vacuum.full() && options.flag("disable_page_skipping").orElse(false)) {
            touches.refuse(NOT_SUPPORTED, "VACUUM option DISABLE_PAGE_SKIPPING cannot be used with FULL");
        }
        if (vacuum.full() && !options.flag("process_toast").orElse(true)) {
            touches.refuse(NOT_SUPPORTED, "PROCESS_TOAST required with VACUUM FULL");
        }
        vacuum.maintained().forEach(this::columns);
    }

    private void since(int major, Set<String> known, String... options) {
        if (situation.major() >= major) {
            known.addAll(List.of(options));
        }
    }

    private void unknown(List<Option> options, Set<String> known, String command) {
        new OptionRefusals(touches, options).unknown(known, "unrecognized " + command + " option \"%s\"");
    }

    private void columns(MaintainedTable maintained) {
        Optional<Relation> relation = situation
                .before()
                .relation(maintained.table())
                .filter(known -> Lookup.hasAllColumns(situation.catalog(), known));
        Set<String> said = new HashSet<>();
        for (Identifier name : maintained.columns()) {
            touches.at(name);
            if (relation.isPresent() && relation.get().column(name.value()).isEmpty()) {
                touches.refuse(
                        "42703",
                        "column \"%s\" of relation \"%s\" does not exist"
                                .formatted(name.value(), relation.get().name().name()));
            } else if (relation.isPresent() && !said.add(name.value())) {
                touches.refuse(
                        "42701",
                        "column \"%s\" of relation \"%s\" appears more than once"
                                .formatted(name.value(), relation.get().name().name()));
            }
        }
    }

    private void explain(Explain explain) {
        Set<String> known = new HashSet<>(Set.of(
                "analyze", "analyse", "verbose", "costs", "buffers", "wal", "settings", "timing", "summary", "format"));
        since(16, known, "generic_plan");
        since(17, known, "memory", "serialize");
        // The option of an extension that may be loaded.
        since(18, known, "debug", "range_table");
        unknown(explain.options(), known, "EXPLAIN");
        OptionRefusals options = new OptionRefusals(touches, explain.options());
        for (Option option : explain.options()) {
            String value = option.value().map(OptionValue::text).orElse("");
            if (option.name().value().equals("format")
                    && !Set.of("text", "xml", "json", "yaml").contains(value)) {
                touches.at(option);
                touches.refuse(
                        INVALID_VALUE, "unrecognized value for EXPLAIN option \"format\": \"%s\"".formatted(value));
            }
        }
        touches.at(explain.keywords());
        for (String name : List.of("wal", "timing")) {
            if (options.flag(name).orElse(false) && !explain.analyze()) {
                touches.refuse(
                        INVALID_VALUE, "EXPLAIN option %s requires ANALYZE".formatted(name.toUpperCase(Locale.ROOT)));
            }
        }
    }
}
