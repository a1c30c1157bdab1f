package dev.stopover.catalog.replay;

import dev.stopover.catalog.DataType;
import dev.stopover.syntax.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modifiers of PostGIS's types, which are names and numbers: {@code geometry(Point,4326)}. */
final class Geometry {

    private static final Map<String, String> SHAPES = Stream.of(
                    "Geometry",
                    "GeometryCollection",
                    "Point",
                    "MultiPoint",
                    "Polygon",
                    "LineString",
                    "MultiLineString",
                    "MultiPolygon",
                    "CircularString",
                    "CompoundCurve",
                    "CurvePolygon",
                    "MultiCurve",
                    "MultiSurface",
                    "PolyhedralSurface",
                    "Triangle",
                    "Tin")
            .collect(Collectors.toMap(shape -> shape.toLowerCase(Locale.ROOT), shape -> shape));

    private Geometry() {}

    static boolean isType(DataType type) {
        return type.name().equals("geometry") || type.name().equals("geography");
    }

    /** The type with its modifiers as PostGIS prints them; a geography without a reference system has 4326. */
    static DataType described(DataType type, TypeName written, String text) {
        String source = written.range().of(text);
        int open = source.indexOf('(');
        int close = source.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return type;
        }
        String[] parts = source.substring(open + 1, close).split(",");
        String shape = parts[0].replace("'", "").strip().toLowerCase(Locale.ROOT);
        String dimensions = "";
        while (!SHAPES.containsKey(shape) && (shape.endsWith("z") || shape.endsWith("m"))) {
            dimensions = shape.substring(shape.length() - 1).toUpperCase(Locale.ROOT) + dimensions;
            shape = shape.substring(0, shape.length() - 1);
        }
        if (!SHAPES.containsKey(shape)) {
            return type;
        }
        String system = parts.length > 1 ? parts[1].strip() : type.name().equals("geography") ? "4326" : "0";
        String described = SHAPES.get(shape) + dimensions + (system.equals("0") ? "" : "," + system);
        return new DataType(type.id(), type.schema(), type.name(), List.of(), described, type.dimensions());
    }
}
