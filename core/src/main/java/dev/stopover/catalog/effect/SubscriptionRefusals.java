package dev.stopover.catalog.effect;

import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.StringLiteral;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What PostgreSQL refuses of the options of subscriptions, in the order of its checks (subscriptioncmds.c). */
final class SubscriptionRefusals {

    private static final String SYNTAX_ERROR = "42601";

    /** The keywords of a connection string (manual, section 32.1.2). */
    private static final Set<String> CONNECTION = Set.of(
            "service",
            "servicefile",
            "user",
            "password",
            "passfile",
            "channel_binding",
            "connect_timeout",
            "dbname",
            "host",
            "hostaddr",
            "port",
            "client_encoding",
            "options",
            "application_name",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslmode",
            "sslnegotiation",
            "sslcompression",
            "sslcert",
            "sslkey",
            "sslkeylogfile",
            "sslcertmode",
            "sslpassword",
            "sslrootcert",
            "sslcrl",
            "sslcrldir",
            "sslsni",
            "requirepeer",
            "require_auth",
            "min_protocol_version",
            "max_protocol_version",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "gssencmode",
            "krbsrvname",
            "gsslib",
            "gssdelegation",
            "replication",
            "target_session_attrs",
            "load_balance_hosts",
            "scram_client_key",
            "scram_server_key",
            "oauth_issuer",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_scope");

    private static final Set<String> COMMIT_LEVELS = Set.of("local", "remote_write", "remote_apply", "on", "off");

    private final Situation situation;
    private final Touches touches;

    SubscriptionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateSubscription create) {
        Set<String> known = new TreeSet<>(Set.of("connect", "enabled", "create_slot", "copy_data"));
        known.addAll(settable());
        options(known, create.options());
        exclusive(new OptionRefusals(touches, create.options()));
        connection(create.connection());
        twice(create.publications());
    }

    void alter(AlterSubscription alter) {
        alter.connection().ifPresent(this::connection);
        switch (alter.action().value()) {
            case "skip" -> skip(alter.options());
            case "refresh" -> options(Set.of("copy_data"), alter.options());
            case "set" ->
                options(alter.publications().isEmpty() ? settable() : Set.of("copy_data", "refresh"), alter.options());
            case "add" -> options(Set.of("copy_data", "refresh"), alter.options());
            case "drop" ->
                options(situation.major() < 16 ? Set.of("copy_data", "refresh") : Set.of("refresh"), alter.options());
            default -> {}
        }
        twice(alter.publications());
    }

    /** What ALTER SUBSCRIPTION … SET takes, too. */
    private Set<String> settable() {
        Set<String> known = new TreeSet<>(Set.of("slot_name", "synchronous_commit", "binary", "streaming"));
        if (situation.major() >= 15) {
            known.addAll(Set.of("two_phase", "disable_on_error"));
        }
        if (situation.major() >= 16) {
            known.addAll(Set.of("password_required", "run_as_owner", "origin"));
        }
        if (situation.major() >= 17) {
            known.add("failover");
        }
        return known;
    }

    private void options(Set<String> known, List<Option> options) {
        for (Option option : options) {
            String name = option.name().value();
            touches.at(option);
            if (!known.contains(name)) {
                touches.refuse(SYNTAX_ERROR, "unrecognized subscription parameter: \"%s\"".formatted(name));
                return;
            }
            value(name, option);
        }
        new OptionRefusals(touches, options).twice();
    }

    private void value(String name, Option option) {
        String value = option.value().map(OptionValue::text).orElse("");
        String folded = value.toLowerCase(Locale.ROOT);
        switch (name) {
            case "slot_name" -> slot(value);
            case "synchronous_commit" -> {
                if (!COMMIT_LEVELS.contains(folded)
                        && !OptionRefusals.isBoolean(option)
                        && !"yes no t f y n".contains(folded)) {
                    touches.refuse(
                            "22023", "invalid value for parameter \"synchronous_commit\": \"%s\"".formatted(value));
                }
            }
            case "origin" -> {
                if (!folded.equals("none") && !folded.equals("any")) {
                    touches.refuse("22023", "unrecognized origin value: \"%s\"".formatted(value));
                }
            }
            case "streaming" -> {
                boolean parallel = situation.major() >= 16;
                if (!OptionRefusals.isBoolean(option) && !(parallel && folded.equals("parallel"))) {
                    touches.refuse(
                            SYNTAX_ERROR,
                            parallel
                                    ? "streaming requires a Boolean value or \"parallel\""
                                    : "streaming requires a Boolean value");
                }
            }
            default -> {
                if (!OptionRefusals.isBoolean(option)) {
                    touches.refuse(SYNTAX_ERROR, "%s requires a Boolean value".formatted(name));
                }
            }
        }
    }

    /** The name of a replication slot: lower-case letters, digits and underscores (slot.c). */
    private void slot(String name) {
        if (name.equals("none")) {
            return;
        }
        if (name.isEmpty()) {
            touches.refuse("42602", "replication slot name \"%s\" is too short".formatted(name));
        } else if (!name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')) {
            touches.refuse("42602", "replication slot name \"%s\" contains invalid character".formatted(name));
        }
    }

    private void exclusive(OptionRefusals said) {
        touches.at(situation.executed().statement().keywords());
        if (said.flag("connect").filter(connect -> !connect).isPresent()) {
            for (String option : List.of("enabled", "create_slot", "copy_data")) {
                if (said.flag(option).orElse(false)) {
                    touches.refuse(
                            SYNTAX_ERROR,
                            "connect = false and %s = true are mutually exclusive options".formatted(option));
                }
            }
        }
        if (said.value("slot_name").filter("none"::equals).isEmpty()) {
            return;
        }
        boolean connects = said.flag("connect").orElse(true);
        for (String option : List.of("enabled", "create_slot")) {
            Optional<Boolean> flag = said.flag(option);
            if (flag.orElse(connects)) {
                touches.refuse(
                        SYNTAX_ERROR,
                        flag.isPresent()
                                ? "slot_name = NONE and %s = true are mutually exclusive options".formatted(option)
                                : "subscription with slot_name = NONE must also set %s = false".formatted(option));
            }
        }
    }

    private void skip(List<Option> options) {
        options(options, Set.of("lsn"));
        for (Option option : options) {
            String value = option.value().map(OptionValue::text).orElse("");
            if (option.name().value().equals("lsn") && value.matches("0+/0+")) {
                touches.at(option);
                touches.refuse("22023", "invalid WAL location (LSN): %s".formatted(value));
            }
        }
    }

    private void options(List<Option> options, Set<String> known) {
        new OptionRefusals(touches, options).unknown(known, "unrecognized subscription parameter: \"%s\"");
        new OptionRefusals(touches, options).twice();
    }

    /** A connection string is a list of keywords and values, or an address. */
    private void connection(StringLiteral connection) {
        String text = connection.value().strip();
        if (text.contains("://") || text.contains("\\") || text.contains("'")) {
            return;
        }
        touches.at(connection);
        String[] words = text.split("\\s+(?!=)(?<!=\\s)");
        for (String word : words) {
            int equals = word.indexOf('=');
            String keyword = equals < 0 ? word : word.substring(0, equals).strip();
            if (equals < 0 && !keyword.isEmpty()) {
                touches.refuse(
                        SYNTAX_ERROR,
                        "invalid connection string syntax: missing \"=\" after \"%s\" in connection info string"
                                .formatted(keyword));
            } else if (equals >= 0 && !CONNECTION.contains(keyword)) {
                touches.refuse(
                        SYNTAX_ERROR,
                        "invalid connection string syntax: invalid connection option \"%s\"".formatted(keyword));
            }
        }
    }

    private void twice(List<Identifier> publications) {
        Set<String> named = new HashSet<>();
        for (Identifier publication : publications) {
            if (!named.add(publication.value())) {
                touches.at(publication);
                touches.refuse("42710", "publication name \"%s\" used more than once".formatted(publication.value()));
            }
        }
    }
}
