package dev.stopover.project.liquibase;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.Sniffer;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formatted SQL that changelogs name or, without one, in the order of the paths. Each outermost changelog is a history. */
public final class LiquibaseLayout implements LayoutReader {

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        Optional<String> changelog =
                ChangelogReader.in(folder, surroundings).stream().findFirst();
        if (changelog.isPresent()) {
            return changelog;
        }
        return folder.sql().stream()
                .limit(Sniffer.MOST)
                .filter(name -> FormattedSql.isFormatted(surroundings.file(folder.path(name))))
                .findFirst()
                .map(name -> "formatted SQL");
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        List<String> changelogs = ChangelogReader.in(folder, surroundings).stream()
                .map(folder::path)
                .toList();
        return changelogs.isEmpty() ? withoutChangelog(folder, surroundings) : with(changelogs, folder, surroundings);
    }

    private static Found withoutChangelog(Folder folder, Surroundings surroundings) {
        List<String> paths = new ArrayList<>();
        Set<String> folders = new LinkedHashSet<>();
        folder.each(inner -> {
            if (inner != folder) {
                folders.add(inner.path());
            }
            inner.sql().forEach(name -> paths.add(inner.path(name)));
        });
        surroundings.files().prefetch(paths);
        List<SkippedFile> skipped = new ArrayList<>();
        List<MigrationPlan> migrations = new ArrayList<>();
        var properties = new ChangelogProperties();
        for (String path : paths.stream().sorted().toList()) {
            SourceFile file = surroundings.file(path);
            if (FormattedSql.isFormatted(file)) {
                migrations.addAll(FormattedSql.read(file, properties, surroundings, skipped));
            } else {
                skipped.add(SkippedFile.passedOver(path, "its first line is not -- liquibase formatted sql"));
            }
        }
        return new Found(
                List.of(history(folder.path(), migrations, skipped, Set.of(), surroundings)), List.of(), folders);
    }

    private static Found with(List<String> changelogs, Folder folder, Surroundings surroundings) {
        List<ChangelogFiles> read = changelogs.stream()
                .map(path -> ChangelogFiles.of(surroundings.file(path), surroundings))
                .toList();
        Set<String> inner = new HashSet<>();
        read.forEach(files -> inner.addAll(files.included()));
        List<HistoryPlan> histories = new ArrayList<>();
        List<SkippedFile> others = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < changelogs.size(); i++) {
            String changelog = changelogs.get(i);
            ChangelogFiles files = read.get(i);
            if (!inner.contains(changelog) && !files.items().isEmpty()) {
                surroundings.files().prefetch(files.sql());
                List<SkippedFile> skipped = new ArrayList<>();
                List<MigrationPlan> migrations = migrations(files, surroundings, skipped);
                histories.add(history(changelog, migrations, skipped, files.included(), surroundings));
            }
            used.addAll(files.sql());
        }
        Set<String> folders = new HashSet<>();
        folder.each(below -> {
            boolean named = used.stream().anyMatch(path -> path.startsWith(below.path() + "/"));
            if (below != folder && named) {
                below.each(claimed -> {
                    folders.add(claimed.path());
                    others.addAll(unnamed(claimed, used));
                });
            }
        });
        others.addAll(unnamed(folder, used));
        return new Found(histories, others.stream().distinct().toList(), folders);
    }

    private static List<MigrationPlan> migrations(
            ChangelogFiles files, Surroundings surroundings, List<SkippedFile> skipped) {
        var plans = new ChangesetPlans(files.properties(), surroundings, skipped);
        for (ChangelogFiles.Item item : files.items()) {
            if (item.changeSet().isPresent()) {
                plans.add(item.file(), item.changeSet().get(), change -> files.sqlFile(item.file(), change));
            } else {
                plans.plans().addAll(FormattedSql.read(item.file(), files.properties(), surroundings, skipped));
            }
        }
        plans.complain();
        return plans.plans();
    }

    private static List<SkippedFile> unnamed(Folder folder, Set<String> used) {
        return folder.sql().stream()
                .map(folder::path)
                .filter(path -> !used.contains(path))
                .map(path -> SkippedFile.passedOver(path, "no changelog names it"))
                .toList();
    }

    private static HistoryPlan history(
            String root,
            List<MigrationPlan> migrations,
            List<SkippedFile> skipped,
            Set<String> included,
            Surroundings surroundings) {
        return new HistoryPlan(
                root,
                Layout.LIQUIBASE,
                surroundings.runner(Runner.LIQUIBASE),
                surroundings.target(),
                migrations,
                skipped,
                included);
    }
}
