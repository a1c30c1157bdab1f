package dev.stopover.benchmarks;

import dev.stopover.parser.StatementParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Query;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every expression and query that stands in the statements of the SQL files. */
@State(Scope.Benchmark)
public class Questions {

    private final List<Expression> expressions = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();

    /** Parses the files and looks through all parts of their statements. */
    @Setup
    public void find(SqlFiles files) throws ReflectiveOperationException {
        for (SourceFile file : files.all()) {
            find(StatementParser.parse(file));
        }
        System.out.printf("%d expressions, %d queries%n", expressions.size(), queries.size());
    }

    List<Expression> expressions() {
        return expressions;
    }

    List<Query> queries() {
        return queries;
    }

    private void find(Object part) throws ReflectiveOperationException {
        if (part instanceof Expression expression) {
            expressions.add(expression);
        } else if (part instanceof Query query) {
            queries.add(query);
        } else if (part instanceof Optional<?> optional && optional.isPresent()) {
            find(optional.get());
        } else if (part instanceof Collection<?> collection) {
            for (Object element : collection) {
                find(element);
            }
        } else if (part instanceof Record) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                find(component.getAccessor().invoke(part));
            }
        }
    }
}
