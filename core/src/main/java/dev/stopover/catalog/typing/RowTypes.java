package dev.stopover.catalog.typing;

import dev.stopover.catalog.DataType;
import dev.stopover.syntax.Mentions;
import java.util.ArrayList;
import java.util.List;

/** The types of the columns of rows that are put together: those of VALUES and of set operations. */
public final class RowTypes {

    private final Mentions mentions;
    private final TypeSystem types;
    private final CompoundTypes operands;
    private final TypeFailures failures;

    RowTypes(Mentions mentions, TypeSystem types, CompoundTypes operands, TypeFailures failures) {
        this.mentions = mentions;
        this.types = types;
        this.operands = operands;
        this.failures = failures;
    }

    /** The types of the columns of VALUES, whose rows have been typed; of unknown ones where there is none. */
    public List<DataType> values(int values) {
        List<DataType> columns = new ArrayList<>();
        int[] rows = mentions.children(values);
        int width = mentions.children(rows[0]).length;
        for (int row : rows) {
            if (mentions.children(row).length != width) {
                failures.addAlways(mentions.range(row), "42601", "VALUES lists must all be the same length");
                return List.of();
            }
        }
        for (int column = 0; column < width; column++) {
            List<Type> given = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (int row : rows) {
                int cell = mentions.children(row)[column];
                given.add(operands.type(cell));
                places.add(cell);
            }
            columns.add(operands.common("VALUES", "VALUES", given, places).data());
        }
        return columns;
    }

    /**
     * The types of the columns that a set operation puts out.
     *
     * @param operation the mention of the word for it
     * @param right that of what stands to its right
     */
    public List<DataType> combined(int operation, int right, List<DataType> left, List<DataType> other) {
        String word = mentions.keyword(operation).name();
        if (left.size() != other.size()) {
            failures.addAlways(
                    mentions.range(right),
                    "42601",
                    "each %s query must have the same number of columns".formatted(word));
            return List.of();
        }
        List<DataType> columns = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            List<Type> given = List.of(types.of(left.get(i)), types.of(other.get(i)));
            Type common = operands.common(word, word, given, List.of(operation, right));
            boolean alike = left.get(i).canonical().equals(other.get(i).canonical());
            columns.add(alike && types.of(left.get(i)) == common ? left.get(i) : common.data());
        }
        return columns;
    }
}
