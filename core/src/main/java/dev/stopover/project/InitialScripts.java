package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Target;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What stood before the first migration: the objects of the platform, and those of a schema that is given. */
final class InitialScripts {

    private InitialScripts() {}

    static List<ScriptPlan> of(Layout layout, Runner runner, Target target, Optional<SourceFile> schema) {
        List<ScriptPlan> scripts = new ArrayList<>();
        if (History.isOnSupabase(layout, runner)) {
            scripts.add(script(packaged("supabase.sql")));
            if (target.exposesNewTables().filter(exposes -> !exposes).isPresent()) {
                scripts.add(script(packaged("supabase-unexposed.sql")));
            }
        }
        schema.map(InitialScripts::script).ifPresent(scripts::add);
        return scripts;
    }

    /** A file that is no migration. */
    static ScriptPlan script(SourceFile file) {
        return ScriptPlan.up(file, Delivery.ofScript());
    }

    private static SourceFile packaged(String name) {
        try (InputStream in = Objects.requireNonNull(InitialScripts.class.getResourceAsStream(name))) {
            return SourceFile.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
