package dev.stopover.migration;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How large the tables of a live database are, as somebody has written down who could ask it.
 *
 * @param sizes the size of each table, by its schema and name without quotes
 * @param small tables with fewer rows than this are worked through so fast that nobody notices
 */
public record TableSizes(Map<String, Size> sizes, long small) {

    /** Of no table the size is known. */
    public static final TableSizes UNKNOWN = new TableSizes(Map.of(), 0);

    /**
     * The size of one table.
     *
     * @param rows about how many rows it has
     * @param bytes how many bytes it takes with its indexes, if that is known
     */
    public record Size(long rows, Optional<Long> bytes) {

        private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

        /** In words: "about 1,200 rows, 3 MB". */
        public String words() {
            String counted = String.format(Locale.ROOT, "about %,d row%s", rows, rows == 1 ? "" : "s");
            return bytes.map(known -> counted + ", " + words(known)).orElse(counted);
        }

        private static String words(long bytes) {
            long rest = bytes;
            int unit = 0;
            while (rest >= 10_240 && unit < UNITS.length - 1) {
                rest /= 1_024;
                unit++;
            }
            return rest + " " + UNITS[unit];
        }
    }

    /** Keeps a copy of the map. */
    public TableSizes {
        sizes = Map.copyOf(sizes);
    }

    /** The size of a table, if it is known. */
    public Optional<Size> of(String schema, String name) {
        return Optional.ofNullable(sizes.get(schema + "." + name));
    }

    /** Whether a size is that of a small table. */
    public boolean isSmall(Size size) {
        return size.rows() < small;
    }
}
