package dev.stopover.project.layout;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Runner;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;

/** What runners make of two migrations of one version. */
public final class Duplicates {

    private Duplicates() {}

    /** The earlier file as the later one's readers know it: by its name if both lie in one folder. */
    public static String shown(SourceFile earlier, SourceFile later) {
        boolean beside = SourceTree.parent(earlier.path()).equals(SourceTree.parent(later.path()));
        return beside ? earlier.name() : earlier.path();
    }

    /** What the runner makes of them that delivers them, as the second half of a sentence. */
    public static String words(Delivery delivery) {
        return delivery.guessed() && delivery.runner() != Runner.PSQL
                ? "runners refuse to run with both, or run one of them alone"
                : words(delivery.runner());
    }

    /** What a runner makes of them, as the second half of a sentence. */
    public static String words(Runner runner) {
        return switch (runner) {
            case FLYWAY, GOLANG_MIGRATE, GOOSE, HASURA, LIQUIBASE -> runner.title() + " refuses to run with both";
            case PSQL -> "nothing but the names says which of them runs first";
            default ->
                runner.title() + " records a version once: the second fails, or never runs where the first is applied";
        };
    }
}
