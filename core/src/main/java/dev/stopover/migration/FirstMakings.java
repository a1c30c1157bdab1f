package dev.stopover.migration;

import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a script makes tables that it has not dropped or renamed before: until there they cannot exist, for then it would
 * fail. What follows a statement that may do anything is not looked at.
 */
final class FirstMakings {

    /** Stands for a table of which nothing can be said any more. */
    private static final int SEEN = -1;

    private final Map<String, Integer> places = new HashMap<>();

    static FirstMakings of(List<Executed> executed) {
        FirstMakings makings = new FirstMakings();
        for (Executed each : executed) {
            if (!makings.add(each)) {
                break;
            }
        }
        return makings;
    }

    /** Whether a table is first made behind an offset in the file. */
    boolean isBehind(QualifiedName table, int offset) {
        return places.getOrDefault(key(table), SEEN) > offset;
    }

    /** Takes note of a statement; whether what follows it can be told. */
    private boolean add(Executed executed) {
        Statement statement = executed.statement();
        boolean certain = executed.nesting().certain();
        if (statement instanceof CreateTable create) {
            boolean plain = certain && !create.ifNotExists() && create.persistence() != Persistence.TEMPORARY;
            add(create.table(), plain ? executed.written().range().start() : SEEN);
        } else if (statement instanceof CreateTableAs create) {
            add(create.table(), SEEN);
        } else if (statement instanceof Drop drop) {
            drop.objects().stream().map(ObjectReference::name).forEach(name -> add(name, SEEN));
        } else if (statement instanceof Rename rename) {
            QualifiedName old = rename.object().name();
            add(old, SEEN);
            places.putIfAbsent(key(old.schema().orElse("public"), rename.to().value()), SEEN);
        } else if (statement instanceof SetSchema set) {
            add(set.object().name(), SEEN);
            places.putIfAbsent(key(set.schema().value(), set.object().name().name()), SEEN);
        }
        boolean other = statement instanceof UnreadStatement
                || statement instanceof PsqlCommand psql && psql.runsOtherSql()
                || statement instanceof SetParameter set
                        && set.setting().parameter().value().equals("search_path");
        return !other;
    }

    private void add(QualifiedName name, int place) {
        places.putIfAbsent(key(name), place);
    }

    private static String key(QualifiedName name) {
        return key(name.schema().orElse("public"), name.name());
    }

    private static String key(String schema, String name) {
        return schema + '.' + name;
    }
}
