package dev.stopover.postgres.effects;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that keeps others from a relation. */
record Obstacle(String statement) {

    /** Reads the relation, and keeps its locks and its snapshot. */
    static Obstacle reader(String relation) {
        return new Obstacle("SELECT count(*) FROM ONLY " + relation);
    }

    /** Keeps off whoever wants to change the relation's schema, vacuum it or build an index on it. */
    static Obstacle keeper(String relation) {
        return new Obstacle("LOCK TABLE ONLY " + relation + " IN SHARE UPDATE EXCLUSIVE MODE");
    }

    void place(Connection connection) throws SQLException {
        Sql.run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ");
        Sql.run(connection, "SELECT 1");
        Sql.run(connection, statement);
    }
}
