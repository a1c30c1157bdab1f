package dev.stopover.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the query whose answer tells how large the tables are. It connects to nothing. */
final class StatisticsCommand implements Command {

    /** What is estimated is enough; of a table that nobody has analyzed yet nothing is known, so it is left out. */
    private static final String QUERY = """
            -- How large the tables are, for Stopover. It only reads, and any role may run it:
            --   stopover statistics | psql -X --csv DATABASE > stopover-statistics.csv
            -- Then name the file in stopover.toml:
            --   [statistics]
            --   file = "stopover-statistics.csv"
            SELECT n.nspname || '.' || c.relname AS "table",
                   (CASE WHEN c.reltuples > 0 THEN c.reltuples ELSE coalesce(s.n_live_tup, 0) END)::bigint AS rows,
                   pg_total_relation_size(c.oid) AS bytes
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
            WHERE c.relkind IN ('r', 'm')
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname !~ '^pg_(toast|temp)'
              AND (c.reltuples > 0 OR s.n_live_tup > 0 OR pg_relation_size(c.oid) = 0)
            ORDER BY 1;
            """;

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "Print a query that asks a database how large its tables are; you run it.",
                        "",
                        "  stopover statistics | psql -X --csv DATABASE > stopover-statistics.csv",
                        "",
                        "A file may be written by hand too: a line a table with its name, its rows and its",
                        "bytes, as in public.orders,120000,9000000. stopover.toml names it under [statistics].",
                        "Findings about work on small tables are notes then, and messages say the sizes.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        terminal.print(QUERY);
        return ExitCode.CLEAN;
    }
}
