package dev.stopover.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what a shell completes commands and options by. */
final class CompletionCommand implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Write a script by which a shell completes commands and options:"
                        + " source <(stopover completion bash), and the same for zsh;"
                        + " stopover completion fish > ~/.config/fish/completions/stopover.fish.");
        command.addPositional(Options.parameters("SHELL", "1", "bash, zsh or fish."));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        String shell = Options.choice("SHELL", arguments.parameters().get(0), SHELLS);
        terminal.print(shell.equals("fish") ? fish() : shell.equals("zsh") ? zsh() : bash());
        return ExitCode.CLEAN;
    }

    private static String bash() {
        return "# Completion of stopover for bash.\n" + function() + "complete -o default -F _stopover stopover\n";
    }

    private static String zsh() {
        return "# Completion of stopover for zsh.\nautoload -U +X bashcompinit && bashcompinit\n" + function()
                + "complete -o default -F _stopover stopover\n";
    }

    /** Where no option is begun, the shell's own completion offers files. */
    private static String function() {
        var text = new StringBuilder("""
                _stopover() {
                    local word="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}" words=
                    case "$command" in
                """);
        for (String family : Commands.FAMILIES) {
            text.append("        %s) command=\"$command ${COMP_WORDS[2]}\" ;;\n".formatted(family));
        }
        text.append("    esac\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words=\"%s\"\n"
                .formatted(String.join(" ", firstWords())));
        for (String family : Commands.FAMILIES) {
            text.append(
                    "    elif [ \"$COMP_CWORD\" -eq 2 ] && [ \"${COMP_WORDS[1]}\" = %s ]; then\n        words=\"%s\"\n"
                            .formatted(family, String.join(" ", secondWords(family))));
        }
        text.append("    elif [ \"${word#-}\" != \"$word\" ]; then\n        case \"$command\" in\n");
        for (String name : Commands.NAMES) {
            text.append("            \"%s\") words=\"%s\" ;;\n".formatted(name, String.join(" ", options(name))));
        }
        return text.append("""
                            *) words="%s" ;;
                        esac
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$word"))
                }
                """.formatted(String.join(" ", options("check")))).toString();
    }

    private static String fish() {
        var text = new StringBuilder("# Completion of stopover for fish.\n");
        for (String word : firstWords()) {
            text.append(
                    "complete -c stopover -n __fish_use_subcommand -a %s -d '%s'\n".formatted(word, description(word)));
        }
        for (String family : Commands.FAMILIES) {
            for (String word : secondWords(family)) {
                text.append(("complete -c stopover -n '__fish_seen_subcommand_from %s; and not"
                                + " __fish_seen_subcommand_from %s' -a %s -d '%s'\n")
                        .formatted(
                                family, String.join(" ", secondWords(family)), word, description(family + " " + word)));
            }
        }
        for (String name : Commands.NAMES) {
            String seen = name.indexOf(' ') < 0
                    ? "__fish_seen_subcommand_from " + name
                    : "__fish_seen_subcommand_from %s; and __fish_seen_subcommand_from %s"
                            .formatted(name.split(" ")[0], name.split(" ")[1]);
            for (OptionSpec option : spec(name).options()) {
                text.append("complete -c stopover -n '").append(seen).append('\'');
                for (String written : option.names()) {
                    text.append(
                            written.startsWith("--") ? " -l " + written.substring(2) : " -s " + written.substring(1));
                }
                text.append(option.arity().max() > 0 ? " -r" : "")
                        .append(" -d '")
                        .append(quoted(String.join(" ", option.description())))
                        .append("'\n");
            }
        }
        return text.toString();
    }

    private static List<String> firstWords() {
        return Commands.NAMES.stream()
                .map(name -> name.split(" ")[0])
                .distinct()
                .toList();
    }

    private static List<String> secondWords(String family) {
        return Commands.NAMES.stream()
                .filter(name -> name.startsWith(family + " "))
                .map(name -> name.substring(family.length() + 1))
                .toList();
    }

    private static List<String> options(String name) {
        return spec(name).options().stream()
                .map(OptionSpec::longestName)
                .sorted()
                .toList();
    }

    private static String description(String name) {
        return Commands.named(name).isEmpty()
                ? ""
                : quoted(String.join(" ", spec(name).usageMessage().description())
                        .replaceFirst("(?s)[.:] .*", "."));
    }

    private static CommandSpec spec(String name) {
        return Commands.spec(name, Commands.named(name).orElseThrow());
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("%%", "%");
    }
}
