package dev.stopover.migration;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectKind;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where scripts that run one after the other make tables and views. A table that is made, and neither dropped nor renamed before, is
 * not there yet: else the making would fail. Behind a statement that may do anything nothing is told. The scripts are read
 * when first asked.
 */
public final class Makings {

    /**
     * A table that is made.
     *
     * @param script the number of the script
     * @param range the table's name there
     */
    public record Making(int script, TextRange range) {}

    /** Of no scripts. */
    public static final Makings NONE = of(List.of());

    /** Stands for a table of which nothing can be told from here on. */
    private static final Making OTHER = new Making(-1, TextRange.at(0));

    private final List<Script> scripts;
    private final Map<String, TreeMap<Long, Making>> events = new HashMap<>();
    private final TreeSet<Long> barriers = new TreeSet<>();

    /** The tables that were asked about, each with the number of the first script that named it. */
    private final Map<String, Integer> asked = new HashMap<>();

    private boolean read;

    private Makings(List<Script> scripts) {
        this.scripts = scripts;
    }

    /** Of scripts in the order in which they run. */
    static Makings of(List<Script> scripts) {
        return new Makings(List.copyOf(scripts));
    }

    /**
     * Where a table is made that cannot be there yet.
     *
     * @param script the number of the script that names it
     * @param offset where the statement begins in its file
     */
    public synchronized Optional<Making> next(QualifiedName table, int script, int offset) {
        asked.merge(key(table), script, Math::min);
        return after(key(table), position(script, offset));
    }

    /**
     * How many scripts, at most a number of them, that both begin with were answered as they would be here. What was asked
     * for them counts as asked here, too.
     *
     * @param then of the scripts that were run before
     * @param count the number of scripts that both begin with
     */
    public synchronized int sameAnswers(Makings then, int count) {
        int same = count;
        for (Map.Entry<String, Integer> question : then.asked.entrySet()) {
            if (question.getValue() < same
                    && !place(question.getKey(), count).equals(then.place(question.getKey(), count))) {
                same = question.getValue();
            }
        }
        for (Map.Entry<String, Integer> question : then.asked.entrySet()) {
            if (question.getValue() < same) {
                asked.merge(question.getKey(), question.getValue(), Math::min);
            }
        }
        return same;
    }

    private record MadeIn(Script script, TextRange range) {}

    /** Where a table is made from a script on. */
    private Optional<MadeIn> place(String key, int script) {
        return after(key, position(script, 0) - 1).map(making -> new MadeIn(script(making), making.range()));
    }

    private Optional<Making> after(String key, long here) {
        if (!read) {
            read = true;
            for (int i = 0; i < scripts.size(); i++) {
                for (Executed executed : scripts.get(i).executed()) {
                    read(executed, i);
                }
            }
        }
        Map.Entry<Long, Making> next = events.getOrDefault(key, new TreeMap<>()).higherEntry(here);
        if (next == null || next.getValue() == OTHER) {
            return Optional.empty();
        }
        Long barrier = barriers.higher(here);
        return barrier == null || barrier > next.getKey() ? Optional.of(next.getValue()) : Optional.empty();
    }

    /** The script that a table is made in. */
    public Script script(Making making) {
        return scripts.get(making.script());
    }

    private void read(Executed executed, int script) {
        Statement statement = executed.statement();
        long here = position(script, executed.written().range().start());
        boolean certain = executed.nesting().certain();
        if (statement instanceof CreateTable create) {
            boolean plain = certain && !create.ifNotExists() && create.persistence() != Persistence.TEMPORARY;
            add(create.table(), here, plain ? new Making(script, create.table().range()) : OTHER);
        } else if (statement instanceof CreateTableAs create) {
            boolean plain = certain && !create.ifNotExists() && create.persistence() != Persistence.TEMPORARY;
            add(create.table(), here, plain ? new Making(script, create.table().range()) : OTHER);
        } else if (statement instanceof CreateForeignTable create) {
            boolean plain = certain && !create.ifNotExists();
            add(create.table(), here, plain ? new Making(script, create.table().range()) : OTHER);
        } else if (statement instanceof CreateView create) {
            boolean plain = certain && !create.orReplace() && !create.temporary();
            add(create.view(), here, plain ? new Making(script, create.view().range()) : OTHER);
        } else if (statement instanceof CreateMaterializedView create) {
            boolean plain = certain && !create.ifNotExists();
            add(create.view(), here, plain ? new Making(script, create.view().range()) : OTHER);
        } else if (statement instanceof Drop drop) {
            drop.objects().stream().map(ObjectReference::name).forEach(name -> add(name, here, OTHER));
        } else if (statement instanceof Rename rename) {
            QualifiedName old = rename.object().name();
            add(old, here, OTHER);
            add(key(old.schema().orElse("public"), rename.to().value()), here, OTHER);
        } else if (statement instanceof SetSchema set) {
            add(set.object().name(), here, OTHER);
            add(key(set.schema().value(), set.object().name().name()), here, OTHER);
        }
        if (isBarrier(statement)) {
            barriers.add(here);
        }
    }

    private static boolean isBarrier(Statement statement) {
        return statement instanceof UnreadStatement
                || statement instanceof DropOwned
                || statement instanceof Drop drop
                        && (drop.kind() == ObjectKind.SCHEMA || drop.kind() == ObjectKind.EXTENSION)
                || statement instanceof PsqlCommand psql && psql.runsOtherSql()
                || statement instanceof SetParameter set
                        && set.setting().parameter().value().equals("search_path");
    }

    private void add(QualifiedName name, long place, Making making) {
        add(key(name), place, making);
    }

    /** Of two in one statement the first counts. */
    private void add(String key, long place, Making making) {
        events.computeIfAbsent(key, first -> new TreeMap<>()).putIfAbsent(place, making);
    }

    private static long position(int script, int offset) {
        return (long) script << Integer.SIZE | offset;
    }

    private static String key(QualifiedName name) {
        return key(name.schema().orElse("public"), name.name());
    }

    private static String key(String schema, String name) {
        return schema + '.' + name;
    }
}
