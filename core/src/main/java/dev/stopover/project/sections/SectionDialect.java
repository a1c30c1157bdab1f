package dev.stopover.project.sections;

import static dev.stopover.migration.TransactionMode.AUTOCOMMIT;
import static dev.stopover.migration.TransactionMode.IMPLICIT_WHEN_SEVERAL;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import java.util.regex.Pattern;

/** How the tools that keep both directions in one file mark them. */
public enum SectionDialect {
    /** {@code -- migrate:up transaction:false}. */
    DBMATE(
            Layout.DBMATE,
            Runner.DBMATE,
            "^([0-9]+)(.*)\\.sql$",
            "^--\\s*migrate:up(?:\\s.*)?$",
            "^--\\s*migrate:down(?:\\s*|\\s+\\S+)$",
            "\\stransaction:false(?:\\s|$)",
            IMPLICIT_WHEN_SEVERAL,
            true),
    /** {@code -- +goose Up}, with {@code -- +goose NO TRANSACTION} for the whole file. */
    GOOSE(
            Layout.GOOSE,
            Runner.GOOSE,
            "^0*([1-9][0-9]*)_(.*)\\.sql$",
            "(?i)^--\\s*\\+goose\\s+up\\s*$",
            "(?i)^--\\s*\\+goose\\s+down\\s*$",
            "(?i)^--\\s*\\+goose\\s+no\\s+transaction\\s*$",
            AUTOCOMMIT,
            true),
    /** {@code -- +migrate Up notransaction}. */
    SQL_MIGRATE(
            Layout.SQL_MIGRATE,
            Runner.SQL_MIGRATE,
            "^([0-9]*)(.*)\\.sql$",
            "^-- \\+migrate\\s+Up(?:\\s.*)?$",
            "^-- \\+migrate\\s+Down(?:\\s.*)?$",
            "\\snotransaction(?:\\s|$)",
            AUTOCOMMIT,
            true),
    /** {@code -- Up Migration}; a file without a mark goes up. */
    NODE_PG_MIGRATE(
            Layout.NODE_PG_MIGRATE,
            Runner.NODE_PG_MIGRATE,
            "^(?!\\.)(?:([0-9]+)_)?(.*)\\.sql$",
            "(?i)^\\s*--[\\s-]*up\\s+migration.*$",
            "(?i)^\\s*--[\\s-]*down\\s+migration.*$",
            "(?!)",
            AUTOCOMMIT,
            false);

    private final Layout layout;
    private final Runner runner;
    private final Pattern name;
    private final Pattern up;
    private final Pattern down;
    private final Pattern noTransaction;
    private final TransactionMode without;
    private final boolean needsUp;

    SectionDialect(
            Layout layout,
            Runner runner,
            String name,
            String up,
            String down,
            String noTransaction,
            TransactionMode without,
            boolean needsUp) {
        this.layout = layout;
        this.runner = runner;
        this.name = Pattern.compile(name, Pattern.DOTALL);
        this.up = Pattern.compile(up);
        this.down = Pattern.compile(down);
        this.noTransaction = Pattern.compile(noTransaction);
        this.without = without;
        this.needsUp = needsUp;
    }

    Layout layout() {
        return layout;
    }

    Runner runner() {
        return runner;
    }

    /** The version and the name in a file's name. */
    Pattern fileName() {
        return name;
    }

    boolean isUp(String line) {
        return up.matcher(line).matches();
    }

    boolean isDown(String line) {
        return down.matcher(line).matches();
    }

    /** Whether a line asks to leave out the transaction. */
    boolean isWithoutTransaction(String line) {
        return noTransaction.matcher(line).find();
    }

    /** How a script runs that asks to leave out the transaction. */
    TransactionMode without() {
        return without;
    }

    /** Whether a file without a mark is refused. */
    boolean needsUp() {
        return needsUp;
    }

    /** What the mark of a direction looks like. */
    String upMark() {
        return switch (this) {
            case DBMATE -> "-- migrate:up";
            case GOOSE -> "-- +goose Up";
            case SQL_MIGRATE -> "-- +migrate Up";
            case NODE_PG_MIGRATE -> "-- Up Migration";
        };
    }
}
