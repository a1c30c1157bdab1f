package dev.stopover.config;

import dev.stopover.migration.TableSizes;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines of table, rows and bytes, divided by commas as CSV has it or by tabs; a first line of titles is passed over. */
final class StatisticsFile {

    private final SourceFile file;
    private final List<ConfigurationError> errors = new ArrayList<>();

    private StatisticsFile(SourceFile file) {
        this.file = file;
    }

    /**
     * The sizes that a file tells.
     *
     * @param small tables with fewer rows than this are small
     */
    static TableSizes read(SourceFile file, long small) throws ConfigurationException {
        var reader = new StatisticsFile(file);
        Map<String, TableSizes.Size> sizes = new HashMap<>();
        String[] lines = file.text().split("\\R", -1);
        for (int number = 1; number <= lines.length; number++) {
            reader.read(lines[number - 1], number, sizes);
        }
        if (!reader.errors.isEmpty()) {
            throw new ConfigurationException(reader.errors);
        }
        return new TableSizes(sizes, small);
    }

    private void read(String line, int number, Map<String, TableSizes.Size> sizes) {
        List<String> fields = fields(line);
        boolean titles = number == 1 && fields.size() > 1 && !fields.get(1).matches("-?[0-9]+");
        if (line.isBlank() || titles) {
            return;
        }
        if (fields.size() < 2
                || fields.size() > 3
                || !fields.subList(1, fields.size()).stream().allMatch(field -> field.matches("[0-9]{1,18}"))) {
            errors.add(new ConfigurationError(
                    file.path(),
                    Optional.of(new Position(number, 1)),
                    "A line is a table, its rows and its bytes, as in public.orders,120000,9000000."));
            return;
        }
        Optional<Long> bytes = fields.size() == 3 ? Optional.of(Long.parseLong(fields.get(2))) : Optional.empty();
        sizes.put(name(fields.get(0)), new TableSizes.Size(Long.parseLong(fields.get(1)), bytes));
    }

    private static String name(String written) {
        String plain = written.replace("\"", "");
        return plain.contains(".") ? plain : "public." + plain;
    }

    private static List<String> fields(String line) {
        if (line.indexOf('\t') >= 0) {
            return List.of(line.split("\t", -1)).stream().map(String::strip).toList();
        }
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
