package dev.stopover.rules.data;

import dev.stopover.catalog.Table;
import dev.stopover.syntax.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of tables and columns that hold people's data. */
public final class PersonalNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final Set<String> TABLES = Set.of(
            "user",
            "profile",
            "customer",
            "member",
            "employee",
            "patient",
            "account",
            "contact",
            "lead",
            "subscriber",
            "order",
            "payment",
            "transaction",
            "identity",
            "person",
            "people",
            "staff",
            "student",
            "client",
            "guest");

    private static final Set<String> COLUMNS = Set.of(
            "email",
            "mail",
            "phone",
            "mobile",
            "telephone",
            "fax",
            "firstname",
            "lastname",
            "fullname",
            "surname",
            "dob",
            "birth",
            "birthday",
            "birthdate",
            "address",
            "street",
            "ssn",
            "iban",
            "passport",
            "login",
            "username",
            "card");

    /** Types of what people say of themselves. */
    private static final Set<String> TEXTS = Set.of("text", "character varying", "citext", "date", "inet");

    private static final Set<String> NAMES = Set.of("first", "last", "full", "given", "family");
    private static final Set<String> PHONES = Set.of("phone", "mobile", "tel", "telephone", "cell", "fax");
    private static final Set<String> CARDS = Set.of("card", "cc", "pan", "creditcard");
    private static final Set<String> SECURITY_NUMBERS = Set.of("ssn", "social");

    private static final Set<String> POWERS =
            Set.of("role", "admin", "administrator", "superuser", "superadmin", "permission", "privilege", "grant");

    private static final Set<String> SETTINGS =
            Set.of("config", "configuration", "setting", "flag", "environment", "env");

    private static final Set<String> REFERENCES = Set.of(
            "role",
            "permission",
            "status",
            "state",
            "type",
            "category",
            "country",
            "currency",
            "language",
            "locale",
            "plan",
            "tier",
            "feature",
            "unit",
            "tag",
            "timezone",
            "region",
            "enum",
            "kind",
            "lookup");

    /** What a table of few rows is called: its last word, or the end of a name without marks between its words. */
    private static final Set<String> FEW = Set.of(
            "role",
            "permission",
            "policy",
            "type",
            "level",
            "channel",
            "registration",
            "price",
            "lock",
            "config",
            "configuration",
            "setting",
            "flag",
            "tier",
            "registry",
            "mapping",
            "metadata",
            "currency",
            "country",
            "language",
            "locale",
            "timezone");

    /** What people make known of themselves wherever they sign in. */
    private static final Set<String> SHOWN = Set.of("login", "username", "card");

    private PersonalNames() {}

    /** Whether a table so named holds what others refer to, and every database is to have. */
    static boolean isReference(String table) {
        return words(table).anyMatch(word -> REFERENCES.contains(word) || REFERENCES.contains(singular(word)));
    }

    /** Whether a table so named holds how a system is set up. */
    public static boolean isOfSettings(String table) {
        return words(table).anyMatch(word -> SETTINGS.contains(word) || SETTINGS.contains(singular(word)));
    }

    /** Whether a table so named is likely to have few rows: settings, roles, currencies. */
    public static boolean isOfFew(String table) {
        String last = singular(words(table).reduce("", (earlier, later) -> later));
        boolean administers = words(table).anyMatch("admin"::equals);
        return (administers || FEW.stream().anyMatch(last::endsWith)) && !isPersonalTable(table);
    }

    /** Whether a table or column so named says what somebody may do. */
    static boolean isOfPower(String name) {
        return words(name).anyMatch(word -> POWERS.contains(word) || POWERS.contains(singular(word)));
    }

    /** Whether rows of a table so named are about people. */
    public static boolean isPersonalTable(String table) {
        return words(table).anyMatch(word -> TABLES.contains(word) || TABLES.contains(singular(word)));
    }

    /** Whether a column so named says something of a person. */
    static boolean isPersonalColumn(String column) {
        return words(column).anyMatch(word -> COLUMNS.contains(word) || COLUMNS.contains(singular(word)))
                || words(column).anyMatch(NAMES::contains) && words(column).anyMatch("name"::equals);
    }

    /** The columns of a table that say of a person what not everybody is to know, as an address does; as SQL has them. */
    public static List<String> privateColumns(Table table) {
        return table.columns().stream()
                .filter(column -> TEXTS.contains(column.type().name())
                        && isPersonalColumn(column.name())
                        && words(column.name()).noneMatch(SHOWN::contains))
                .map(column -> Names.quoted(column.name()))
                .toList();
    }

    static boolean isPhone(String column) {
        return words(column).anyMatch(PHONES::contains);
    }

    static boolean isCard(String column) {
        return words(column).anyMatch(CARDS::contains);
    }

    static boolean isSecurityNumber(String column) {
        return words(column).anyMatch(SECURITY_NUMBERS::contains);
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name)).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
