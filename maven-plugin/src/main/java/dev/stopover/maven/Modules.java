package dev.stopover.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A module's folder, without the folders of the modules in it that judge for themselves. A module without the plugin, or
 * one that is no part of the build, is judged with the folder that it lies in: nothing is passed over.
 *
 * @param folder the real path of the module's folder
 * @param others the real paths of the folders in it that belong to other modules
 */
record Modules(Path folder, List<Path> others) {

    /** That of a module for one of the plugin's goals. */
    static Modules of(MavenProject project, MavenSession session, MojoExecution execution) {
        Path folder = real(project);
        List<Path> others = session.getProjects().stream()
                .filter(other -> other != project && runs(other, execution))
                .map(Modules::real)
                .filter(other -> other.startsWith(folder) && !other.equals(folder))
                .sorted()
                .toList();
        return new Modules(folder, others);
    }

    /** What leaves the other modules out, as patterns relative to the folder. */
    List<String> patterns() {
        return others.stream()
                .map(other -> folder.relativize(other).toString().replace('\\', '/'))
                .toList();
    }

    /** Whether a file belongs to one of the other modules. */
    boolean isOfOthers(Path file) {
        return others.stream().anyMatch(file::startsWith);
    }

    private static boolean runs(MavenProject project, MojoExecution execution) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return true;
        }
        var plugin = project.getPlugin(execution.getPlugin().getKey());
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(each -> each.getGoals().contains(execution.getGoal()));
    }

    private static Path real(MavenProject project) {
        try {
            return project.getBasedir().toPath().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
