package dev.stopover.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** All commands by their names. Only the one that is asked for is made. */
final class Commands {

    /** The words with which the commands of two words begin. */
    static final List<String> FAMILIES = List.of("config", "baseline", "rollback");

    /** The names, in the order in which the help tells them. */
    static final List<String> NAMES = List.of(
            "check",
            "review",
            "report",
            "init",
            "explain",
            "rules",
            "config show",
            "config schema",
            "baseline create",
            "baseline prune",
            "history",
            "schema",
            "diff",
            "locks",
            "lock",
            "statistics",
            "rollback check",
            "rollback write",
            "parse",
            "lsp",
            "completion",
            "man");

    private Commands() {}

    /** The command of that name, if there is one. */
    static Optional<Command> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "check" -> new CheckCommand();
                    case "review" -> new ReviewCommand();
                    case "report" -> new ReportCommand();
                    case "init" -> new InitCommand();
                    case "explain" -> new ExplainCommand();
                    case "rules" -> new RulesCommand();
                    case "config show" -> new ConfigShowCommand();
                    case "config schema" -> new ConfigSchemaCommand();
                    case "baseline create" -> new BaselineCreateCommand();
                    case "baseline prune" -> new BaselinePruneCommand();
                    case "history" -> new HistoryCommand();
                    case "schema" -> new SchemaCommand();
                    case "diff" -> new DiffCommand();
                    case "locks" -> new LocksCommand();
                    case "lock" -> new LockCommand();
                    case "statistics" -> new StatisticsCommand();
                    case "rollback check" -> new RollbackCheckCommand();
                    case "rollback write" -> new RollbackWriteCommand();
                    case "parse" -> new ParseCommand();
                    case "lsp" -> new LspCommand();
                    case "completion" -> new CompletionCommand();
                    case "man" -> new ManCommand();
                    default -> null;
                });
    }

    /** What a command's options are. */
    static CommandSpec spec(String name, Command command) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().abbreviateSynopsis(true).synopsisHeading("Usage: ").sortOptions(false);
        command.describe(spec);
        spec.addOption(Options.help());
        return spec;
    }

    /** The help that tells of all commands. */
    static CommandSpec overview() {
        CommandSpec overview = CommandSpec.create().name("stopover");
        overview.usageMessage()
                .synopsisHeading("Usage: ")
                .synopsisSubcommandLabel("[COMMAND]")
                .description("", "Judges PostgreSQL migrations before they run.", "")
                .commandListHeading("Commands (check, unless one is named):%n")
                .footer(
                        "",
                        "stopover COMMAND --help tells the options of a command.",
                        "It ends with 0 if nothing was found that weighs enough, with 1 if something was,",
                        "and with 2 if it could not do its work.");
        overview.addOption(Options.help()).addOption(Options.flag("Show the version.", "-V", "--version"));
        for (String name : NAMES) {
            overview.addSubcommand(name, spec(name, named(name).orElseThrow()));
        }
        return overview;
    }
}
