package dev.stopover.report.review;

import dev.stopover.report.LineDiff;
import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.report.schema.SchemaDifference.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a change of the schema is in words, and as lines of a difference. */
final class SchemaWords {

    private static final int NAMED = 6;
    private static final int CONTEXT = 2;

    /** What is told of a relation after itself, in that order. */
    private static final List<String> PARTS =
            List.of("column", "constraint", "index", "policy", "trigger", "privileges");

    private final List<Change> changes;
    private final List<String> doubtful;

    SchemaWords(SchemaDifference difference) {
        this.changes =
                difference.changes().stream().filter(change -> !isDoubt(change)).toList();
        this.doubtful = difference.changes().stream()
                .filter(SchemaWords::isDoubt)
                .map(Change::name)
                .toList();
    }

    /** Whether nothing is said of a table but that it may be another than before. */
    private static boolean isDoubt(Change change) {
        return change.object().equals("table")
                && change.kind() == SchemaDifference.Kind.CHANGED
                && change.after().filter(text -> text.contains(" uncertain")).isPresent();
    }

    /** A sentence for each relation, and for each object that is part of none. */
    List<String> sentences() {
        Map<String, List<Change>> parts = new LinkedHashMap<>();
        Map<String, Change> relations = new LinkedHashMap<>();
        List<String> sentences = new ArrayList<>();
        Set<String> order = new LinkedHashSet<>();
        for (Change change : changes) {
            if (!change.owner().isEmpty()) {
                parts.computeIfAbsent(change.owner(), owner -> new ArrayList<>())
                        .add(change);
                order.add(change.owner());
            } else if (!change.object().equals("privileges") && !change.object().equals("comment")) {
                if (relations.putIfAbsent(change.name(), change) != null) {
                    sentences.add(sentence(change, ""));
                }
                order.add(change.name());
            }
        }
        for (String name : order) {
            List<Change> all = parts.getOrDefault(name, List.of());
            Optional<Change> whole = Optional.ofNullable(relations.get(name));
            boolean isNew = whole.filter(change -> change.kind() == SchemaDifference.Kind.ADDED
                            || change.kind() == SchemaDifference.Kind.REMOVED)
                    .isPresent();
            if (isNew) {
                sentences.add(sentence(whole.get(), counted(all)));
            } else {
                whole.ifPresent(change -> sentences.add(sentence(change, "")));
                if (!all.isEmpty()) {
                    sentences.add("%s: %s.".formatted(name, named(all)));
                }
            }
        }
        sentences.addAll(privileges());
        if (!doubtful.isEmpty()) {
            sentences.add("May be other than is known: %s.".formatted(first(doubtful)));
        }
        return sentences;
    }

    /** A sentence for each role of whose privileges on relations that stay something is different. */
    private List<String> privileges() {
        Set<String> whole = changes.stream()
                .filter(change -> change.kind() != SchemaDifference.Kind.CHANGED
                        && !change.object().equals("privileges"))
                .map(Change::name)
                .collect(Collectors.toSet());
        Map<String, List<String>> relations = new TreeMap<>();
        for (Change change : changes) {
            if (change.object().equals("privileges") && !whole.contains(relation(change))) {
                String role = change.name().substring(change.name().lastIndexOf(" to ") + " to ".length());
                relations.computeIfAbsent(role, each -> new ArrayList<>()).add(relation(change));
            }
        }
        List<String> sentences = new ArrayList<>();
        relations.forEach(
                (role, names) -> sentences.add("Changed privileges of %s on %s.".formatted(role, first(names))));
        return sentences;
    }

    private static String first(List<String> names) {
        String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more;
    }

    private static String sentence(Change change, String parts) {
        String what = change.object() + " " + change.name();
        String marks = change.object().equals("table") && change.kind() == SchemaDifference.Kind.ADDED
                ? change.after()
                        .filter(text -> !text.isEmpty())
                        .map(text -> ", " + text)
                        .orElse("")
                : "";
        return switch (change.kind()) {
            case ADDED -> "New %s%s%s.".formatted(what, parts.isEmpty() ? "" : " with " + parts, marks);
            case REMOVED ->
                "%s%s is gone%s."
                        .formatted(
                                what.substring(0, 1).toUpperCase(Locale.ROOT),
                                what.substring(1),
                                parts.isEmpty() ? "" : ", with " + parts);
            case RENAMED ->
                "%s%s was %s."
                        .formatted(
                                what.substring(0, 1).toUpperCase(Locale.ROOT),
                                what.substring(1),
                                change.before().orElse(""));
            case CHANGED ->
                "%s%s changed%s."
                        .formatted(
                                what.substring(0, 1).toUpperCase(Locale.ROOT),
                                what.substring(1),
                                change.object().equals("table")
                                        ? ": now %s, before %s".formatted(marks(change.after()), marks(change.before()))
                                        : "");
        };
    }

    private static String marks(Optional<String> description) {
        return description.filter(text -> !text.isEmpty()).orElse("a plain table");
    }

    /** "3 columns, 1 constraint". */
    private static String counted(List<Change> parts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String object : List.of("column", "constraint", "index", "policy", "trigger")) {
            int count = (int)
                    parts.stream().filter(part -> part.object().equals(object)).count();
            if (count > 0) {
                counts.put(object, count);
            }
        }
        List<String> words = new ArrayList<>();
        counts.forEach((object, count) -> words.add(count + " " + (count == 1 ? object : plural(object))));
        return String.join(", ", words);
    }

    private static String plural(String object) {
        return switch (object) {
            case "index" -> "indexes";
            case "policy" -> "policies";
            default -> object + "s";
        };
    }

    /** "new column note; changed columns id, state". */
    private static String named(List<Change> parts) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Change part : parts) {
            String name = part.name().substring(part.owner().length() + 1);
            String how = switch (part.kind()) {
                case ADDED -> "new";
                case REMOVED -> "dropped";
                case RENAMED -> "renamed";
                case CHANGED -> "changed";
            };
            names.computeIfAbsent(how + "\n" + part.object(), key -> new ArrayList<>())
                    .add(
                            part.kind() == SchemaDifference.Kind.RENAMED
                                    ? part.before().orElse("") + " to " + name
                                    : name);
        }
        List<String> words = new ArrayList<>();
        names.forEach((key, all) -> {
            String[] howAndObject = key.split("\n");
            String object = all.size() == 1 ? howAndObject[1] : plural(howAndObject[1]);
            words.add(howAndObject[0] + " " + object + " " + first(all));
        });
        return String.join("; ", words);
    }

    /** The difference of the definitions, each line after a plus, a minus or a blank. */
    List<String> lines() {
        Set<String> whole = changes.stream()
                .filter(change -> change.owner().isEmpty()
                        && (change.kind() == SchemaDifference.Kind.ADDED
                                || change.kind() == SchemaDifference.Kind.REMOVED))
                .map(Change::name)
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        List<Change> sorted = changes.stream()
                .sorted(Comparator.comparing(SchemaWords::relation)
                        .thenComparingInt(change -> PARTS.indexOf(change.object())))
                .toList();
        for (Change change : sorted) {
            // What everybody gets on a new relation, or had on one that is gone, stands under access.
            if (change.object().equals("privileges") && whole.contains(relation(change))) {
                continue;
            }
            String what = change.object() + " " + change.name();
            switch (change.kind()) {
                case ADDED -> side("+ ", what, change.after(), lines);
                case REMOVED -> side("- ", what, change.before(), lines);
                case RENAMED -> {
                    lines.add("- " + change.object() + " " + change.before().orElse(""));
                    lines.add("+ " + what);
                }
                case CHANGED -> changed(what, change, lines);
            }
        }
        return lines;
    }

    /** The relation that a change is about, or the object itself. */
    private static String relation(Change change) {
        if (change.object().equals("privileges")) {
            String name = change.name();
            return name.substring("on ".length(), Math.max("on ".length(), name.lastIndexOf(" to ")));
        }
        return change.owner().isEmpty() ? change.name() : change.owner();
    }

    private static void side(String sign, String what, Optional<String> definition, List<String> lines) {
        String[] all = (what + " " + definition.orElse("")).strip().split("\n");
        for (String line : all) {
            lines.add(sign + line.stripTrailing());
        }
    }

    private static void changed(String what, Change change, List<String> lines) {
        List<String> old =
                List.of((what + " " + change.before().orElse("")).strip().split("\n"));
        List<String> fresh =
                List.of((what + " " + change.after().orElse("")).strip().split("\n"));
        List<LineDiff.Line> all = LineDiff.of(old, fresh);
        boolean gap = false;
        for (int at = 0; at < all.size(); at++) {
            LineDiff.Line line = all.get(at);
            if (line.side() != LineDiff.Side.BOTH) {
                lines.add((line.side() == LineDiff.Side.OLD ? "- " : "+ ")
                        + line.text().stripTrailing());
                gap = false;
            } else if (at == 0 || isNear(all, at)) {
                lines.add("  " + line.text().stripTrailing());
                gap = false;
            } else if (!gap) {
                lines.add("  …");
                gap = true;
            }
        }
    }

    private static boolean isNear(List<LineDiff.Line> all, int at) {
        for (int near = Math.max(0, at - CONTEXT); near < Math.min(all.size(), at + CONTEXT + 1); near++) {
            if (all.get(near).side() != LineDiff.Side.BOTH) {
                return true;
            }
        }
        return false;
    }
}
