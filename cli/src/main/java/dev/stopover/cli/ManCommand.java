package dev.stopover.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the manual page, made of the same descriptions as the help. */
final class ManCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Write the manual page: stopover man > stopover.1; man ./stopover.1.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        var page = new StringBuilder("""
                .TH STOPOVER 1 "" "stopover %s" "User Commands"
                .SH NAME
                stopover \\- judge PostgreSQL migrations before they run
                .SH SYNOPSIS
                .B stopover
                [\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]...
                .SH DESCRIPTION
                Reads the migrations of a project, replays them into a schema without a database, and says of each what it
                would do to a live system. Without a command, stopover judges the working folder.
                """.formatted(roff(Version.CURRENT)));
        page.append(".SH COMMANDS\n");
        for (String name : Commands.NAMES) {
            command(Commands.spec(name, Commands.named(name).orElseThrow()), page);
        }
        page.append("""
                .SH EXIT STATUS
                0 if nothing was found that weighs enough, 1 if something was, 2 if the work could not be done.
                .SH ENVIRONMENT
                """);
        for (String option : WithEnvironment.OF_CHECK) {
            page.append(".TP\n.B ")
                    .append(roff(WithEnvironment.name(option)))
                    .append("\nStands for ")
                    .append(roff(option))
                    .append(" where that is not written.\n");
        }
        page.append("""
                .TP
                .B NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE
                Whether output is colored, where \\-\\-color does not say.
                .TP
                .B COLUMNS
                How wide the terminal is.
                .TP
                .B SOURCE_DATE_EPOCH
                The day of the run, where \\-\\-today does not say.
                .SH FILES
                .TP
                .I stopover.toml, .stopover.toml
                The configuration, in the migration folder or around it.
                """);
        terminal.print(page.toString());
        return ExitCode.CLEAN;
    }

    private static void command(CommandSpec spec, StringBuilder page) {
        String parameters = spec.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .map(label -> " \\fI" + roff(label) + "\\fR")
                .collect(Collectors.joining());
        page.append(".SS stopover ")
                .append(roff(spec.name()))
                .append(parameters)
                .append('\n');
        lines(Arrays.asList(spec.usageMessage().description()), page);
        for (OptionSpec option : spec.options()) {
            page.append(".TP\n.B ").append(roff(String.join(", ", option.names())));
            if (option.arity().max() > 0) {
                page.append(" \\fI").append(roff(option.paramLabel())).append("\\fR");
            }
            page.append('\n');
            lines(Arrays.asList(option.description()), page);
        }
    }

    private static void lines(List<String> texts, StringBuilder page) {
        for (String text : texts) {
            page.append(roff(text.replace("%%", "%"))).append('\n');
        }
    }

    /** Text in which nothing is a request or an escape. */
    private static String roff(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
