package dev.stopover.postgres.effects;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement whose effect is measured, and what comes before it.
 *
 * @param section the group it is shown in
 * @param id its name, used once
 * @param title what it is about, as a heading
 * @param since the oldest major version whose grammar knows the statement
 * @param fixture the statements that make the tables of the whole section
 * @param preparation further statements, committed one by one
 * @param begun statements that run in the same transaction just before
 * @param statement the statement that is measured
 */
public record Case(
        String section,
        String id,
        String title,
        int since,
        List<String> fixture,
        List<String> preparation,
        List<String> begun,
        String statement) {

    /** Everything that is committed before the measured transaction, in order. */
    public List<String> committed() {
        List<String> committed = new ArrayList<>(fixture);
        committed.addAll(preparation);
        return committed;
    }

    @Override
    public String toString() {
        return id;
    }
}
