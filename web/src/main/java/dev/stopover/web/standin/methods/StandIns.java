package dev.stopover.web.standin.methods;

import java.util.List;

/** All classes whose methods stand in for others. */
public final class StandIns {

    /** The classes. */
    public static final List<Class<?>> ALL = List.of(
            Texts.class,
            Characters.class,
            Charsets.class,
            Patterns.class,
            Matchers.class,
            Collections.class,
            Maps.class,
            Sets.class,
            Streams.class,
            ObjectStreams.class,
            Processes.class,
            Environment.class,
            Terminals.class,
            Threads.class,
            Disk.class,
            FileStores.class,
            RealPaths.class,
            Loggers.class,
            Types.class,
            Versions.class,
            DirectoryFailures.class,
            PicocliWidths.class,
            PicocliInterpreter.class,
            StatementTrees.class,
            StatementFactLines.class,
            Fields.class,
            Methods.class);

    private StandIns() {}
}
