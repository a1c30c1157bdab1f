package dev.stopover.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loop of PL/pgSQL over the rows of a query, which only the schema at hand can answer. */
public interface RowLoop {

    /** The query whose rows it runs over; variables that are known stand in it as constants. */
    Query query();

    /**
     * What it executes in each turn, in order; empty if that is too much to follow.
     *
     * @param rows the rows, each with the texts of its columns by name, in order
     */
    Optional<List<List<Executed>>> turns(List<Map<String, String>> rows);
}
