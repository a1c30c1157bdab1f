package dev.stopover.postgres.effects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of measurements: for each case, what was seen on each major version. */
public final class Measurements {

    private static final String HEADER = "case\tpostgres\tin transaction\trefusal\trelations\n";

    private final Map<String, SortedMap<Integer, Measurement>> byCase = new LinkedHashMap<>();

    /** The measurements that are checked in. */
    public static Measurements checkedIn() {
        try (InputStream stream = Measurements.class.getResourceAsStream("measured.tsv")) {
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was measured for a case on a version, if anything was. */
    public Optional<Measurement> of(String id, int major) {
        return Optional.ofNullable(of(id).get(major));
    }

    /** What was measured for a case, by version, oldest first. */
    public SortedMap<Integer, Measurement> of(String id) {
        return Collections.unmodifiableSortedMap(byCase.getOrDefault(id, new TreeMap<>()));
    }

    /** Adds a measurement, or puts it in the place of an older one. */
    void put(String id, int major, Measurement measurement) {
        byCase.computeIfAbsent(id, name -> new TreeMap<>()).put(major, measurement);
    }

    /** Adds what was measured elsewhere, in the place of what was known. */
    void putAll(Measurements others) {
        others.byCase.forEach((id, byMajor) -> byMajor.forEach((major, measurement) -> put(id, major, measurement)));
    }

    static Measurements read(String text) {
        Measurements measurements = new Measurements();
        for (String line : text.lines().skip(1).toList()) {
            String[] columns = line.split("\t");
            String[] range = columns[1].split("-");
            Measurement measurement = Measurement.ofColumns(columns[2], columns[3], columns[4]);
            int last = Integer.parseInt(range[range.length - 1]);
            for (int major = Integer.parseInt(range[0]); major <= last; major++) {
                measurements.put(columns[0], major, measurement);
            }
        }
        return measurements;
    }

    /** The table, in the order of the cases, one row for each run of versions with the same outcome. */
    String write(List<Case> cases) {
        StringBuilder table = new StringBuilder(HEADER);
        for (Case each : cases) {
            outcomes(each.id())
                    .forEach((range, measurement) -> table.append(each.id())
                            .append('\t')
                            .append(range)
                            .append('\t')
                            .append(measurement.toColumns())
                            .append('\n'));
        }
        return table.toString();
    }

    /** The outcomes of a case, each with the run of versions ({@code 14-17}) that share it. */
    Map<String, Measurement> outcomes(String id) {
        Map<String, Measurement> outcomes = new LinkedHashMap<>();
        SortedMap<Integer, Measurement> measured = of(id);
        int first = 0;
        for (Map.Entry<Integer, Measurement> entry : measured.entrySet()) {
            int major = entry.getKey();
            Measurement previous = measured.get(major - 1);
            if (!entry.getValue().equals(previous)) {
                first = major;
            }
            Measurement next = measured.get(major + 1);
            if (!entry.getValue().equals(next)) {
                outcomes.put(first == major ? String.valueOf(major) : first + "-" + major, entry.getValue());
            }
        }
        return outcomes;
    }
}
