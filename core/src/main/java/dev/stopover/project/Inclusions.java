package dev.stopover.project;

import dev.stopover.migration.Runner;
import dev.stopover.parser.Lexer;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts files in the place of the commands with which psql includes them: {@code \\i} and {@code \\ir}. What is not certain to
 * be included, or leads out of the project or round in a circle, stays a command of which nothing is known.
 */
final class Inclusions {

    private static final Set<String> COMMANDS = Set.of("\\i", "\\ir", "\\include", "\\include_relative");

    private static final Pattern COMMAND = Pattern.compile("(?m)\\\\i(?:r|nclude|nclude_relative)?[ \\t]");

    /** How deep files may include each other. */
    private static final int DEEPEST = 32;

    /** How many characters the scripts of a history may have with all that they include. */
    private static final int MOST_TEXT = 16_000_000;

    private final SourceFiles files;
    private final Set<String> scripts;
    private final Set<String> included;
    private int left = MOST_TEXT;

    /**
     * The inclusions of a history.
     *
     * @param scripts the paths of its own scripts, which run by themselves
     * @param included where the paths of the files go that are included
     */
    Inclusions(SourceFiles files, Set<String> scripts, Set<String> included) {
        this.files = files;
        this.scripts = scripts;
        this.included = included;
    }

    /** The script with what it includes. */
    ScriptPlan followed(ScriptPlan plan) {
        Runner runner = plan.delivery().runner();
        SourceFile file = plan.file();
        boolean whole = plan.excerpt().isLiteral()
                && plan.excerpt().start() == 0
                && plan.excerpt().end() == file.text().length();
        if (runner != Runner.PSQL && runner != Runner.SQITCH
                || !whole
                || !COMMAND.matcher(file.text()).find()) {
            return plan;
        }
        Composition composition = new Composition();
        composition.add(file);
        if (composition.stretches.size() == 1) {
            return plan;
        }
        SourceFile composed = file.composed(composition.text.toString(), composition.stretches);
        return new ScriptPlan(composed, Excerpt.of(composed), plan.direction(), plan.delivery(), plan.conditions());
    }

    /** A script while it is put together. */
    private final class Composition {

        private final StringBuilder text = new StringBuilder();
        private final List<SourceFile.Stretch> stretches = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();

        private void add(SourceFile file) {
            if (!open.isEmpty()) {
                included.add(file.path());
            }
            open.addLast(file.path());
            int from = 0;
            if (COMMAND.matcher(file.text()).find()) {
                Tokens tokens = Lexer.lex(Excerpt.of(file));
                if (!isConditional(tokens)) {
                    from = inclusions(file, tokens);
                }
            }
            append(file, from, file.text().length());
            open.removeLast();
        }

        /** Adds what a file includes with all that stands before; where the rest of it begins. */
        private int inclusions(SourceFile file, Tokens tokens) {
            int from = 0;
            for (int number = 0; number < tokens.significantCount(); number++) {
                int index = tokens.significant(number);
                if (tokens.kind(index) != TokenKind.META_COMMAND || !isBetweenStatements(tokens, number)) {
                    continue;
                }
                Optional<SourceFile> included = included(file, tokens.text(index));
                if (included.isPresent()) {
                    TextRange command = tokens.range(index);
                    left -= included.get().text().length();
                    append(file, from, command.start());
                    add(included.get());
                    // psql sends what is left at the end of a file, though no semicolon ends it.
                    stretches.add(new SourceFile.Stretch(text.length(), file, command.start()));
                    text.append("\n;\n");
                    from = command.end();
                }
            }
            return from;
        }

        private void append(SourceFile file, int from, int to) {
            if (from < to || stretches.isEmpty()) {
                stretches.add(new SourceFile.Stretch(text.length(), file, from));
                text.append(file.text(), from, to);
            }
        }

        private Optional<SourceFile> included(SourceFile file, String command) {
            String[] words = command.strip().split("\\s+", 2);
            if (words.length < 2 || !COMMANDS.contains(words[0]) || open.size() >= DEEPEST) {
                return Optional.empty();
            }
            return named(words[1])
                    .flatMap(name -> words[0].endsWith("r") || words[0].endsWith("relative")
                            ? relative(SourceTree.parent(file.path()), name)
                            : anywhere(name))
                    .filter(path -> !open.contains(path) && !scripts.contains(path))
                    .map(files::file)
                    .filter(found -> found.decoding() == Decoding.UTF_8 || found.decoding() == Decoding.UTF_8_WITH_MARK)
                    .filter(found -> found.text().length() <= left);
        }

        /** psql looks from the folder that it was started in: it is one around the script, if only one has such a file. */
        private Optional<String> anywhere(String name) {
            Set<String> found = new LinkedHashSet<>();
            String folder = open.getFirst();
            do {
                folder = SourceTree.parent(folder);
                relative(folder, name).ifPresent(found::add);
            } while (!folder.isEmpty());
            return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
        }

        private Optional<String> relative(String folder, String name) {
            return Paths.resolve(folder, name).filter(files::exists);
        }
    }

    private static boolean isConditional(Tokens tokens) {
        for (int number = 0; number < tokens.significantCount(); number++) {
            int index = tokens.significant(number);
            if (tokens.kind(index) == TokenKind.META_COMMAND
                    && tokens.text(index).startsWith("\\if")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetweenStatements(Tokens tokens, int number) {
        if (number == 0) {
            return true;
        }
        return switch (tokens.kind(tokens.significant(number - 1))) {
            case SEMICOLON, META_COMMAND, COPY_DATA -> true;
            default -> false;
        };
    }

    /** The name that the arguments of a command are, unless variables or a shell have a part in it. */
    private static Optional<String> named(String arguments) {
        String name = arguments.strip();
        if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) {
            name = name.substring(1, name.length() - 1);
        } else if (name.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        return name.isEmpty() || name.startsWith("~") || name.chars().anyMatch(c -> "'\"`:\\|".indexOf(c) >= 0)
                ? Optional.empty()
                : Optional.of(name);
    }
}
