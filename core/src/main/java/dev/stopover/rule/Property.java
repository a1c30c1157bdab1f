package dev.stopover.rule;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An option of a rule, with a type, a default and a description.
 *
 * @param <T> the type of its values
 */
public final class Property<T> {

    private final String name;
    private final String description;
    private final String expected;
    private final T defaultValue;
    private final Function<Object, Optional<T>> reader;
    private final Function<T, String> writer;

    private Property(
            String name,
            String description,
            String expected,
            T defaultValue,
            Function<Object, Optional<T>> reader,
            Function<T, String> writer) {
        this.name = name;
        this.description = description;
        this.expected = expected;
        this.defaultValue = defaultValue;
        this.reader = reader;
        this.writer = writer;
    }

    /** A set of names or other texts. */
    public static Property<Set<String>> names(String name, String description, String... defaults) {
        return new Property<>(
                name,
                description,
                "a list of strings",
                Set.copyOf(new LinkedHashSet<>(Arrays.asList(defaults))),
                Property::readNames,
                names -> new TreeSet<>(names)
                        .stream().map(Property::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    /**
     * Lines of a form.
     *
     * @param form what each of them is, in words, to follow "a list of strings, each of them"
     * @param isOne whether a text has the form
     */
    public static Property<Set<String>> lines(
            String name, String description, String form, Predicate<String> isOne, String... defaults) {
        Property<Set<String>> names = names(name, description, defaults);
        return new Property<>(
                name,
                description,
                names.expected + ", each of them " + form,
                names.defaultValue,
                value -> readNames(value).filter(lines -> lines.stream().allMatch(isOne)),
                names.writer);
    }

    /** Something that is so or not. */
    public static Property<Boolean> flag(String name, String description, boolean defaultValue) {
        return new Property<>(
                name,
                description,
                "true or false",
                defaultValue,
                value -> value instanceof Boolean flag ? Optional.of(flag) : Optional.empty(),
                String::valueOf);
    }

    /** A whole number from zero on. */
    public static Property<Integer> number(String name, String description, int defaultValue) {
        return new Property<>(
                name,
                description,
                "a whole number from 0 on",
                defaultValue,
                value -> value instanceof Number number
                                && number.longValue() == number.doubleValue()
                                && number.longValue() >= 0
                                && number.longValue() <= Integer.MAX_VALUE
                        ? Optional.of(number.intValue())
                        : Optional.empty(),
                String::valueOf);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> Property<E> choice(String name, String description, E defaultValue) {
        List<E> choices = List.of(defaultValue.getDeclaringClass().getEnumConstants());
        return new Property<>(
                name,
                description,
                choices.stream().map(choice -> quoted(written(choice))).collect(Collectors.joining(" or ")),
                defaultValue,
                value -> choices.stream()
                        .filter(choice -> written(choice).equals(value))
                        .findFirst(),
                choice -> quoted(written(choice)));
    }

    /** Its key in the configuration. */
    public String name() {
        return name;
    }

    /** What it changes, in one sentence. */
    public String description() {
        return description;
    }

    /** What may stand as its value, in words. */
    public String expected() {
        return expected;
    }

    /** Its value where nothing is configured. */
    public T defaultValue() {
        return defaultValue;
    }

    /** Its default as the configuration writes it. */
    public String defaultText() {
        return writer.apply(defaultValue);
    }

    /** A configured value (a boolean, number, string or list) as a value of its type; empty if it is none. */
    public Optional<T> read(Object value) {
        return reader.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Optional<Set<String>> readNames(Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object element : list) {
            if (!(element instanceof String name)) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(Set.copyOf(names));
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
