package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A column named like a secret or an identity number stands in a table that the API reads without row level security. */
public final class SensitiveColumnExposed extends ChangeSetRule {

    /** The rule. */
    public SensitiveColumnExposed() {
        super(RuleInfo.warning("sensitive-column-exposed", "The API can read a column that nobody should")
                .tags("rls", "privacy", "supabase", "splinter:0023_sensitive_columns_exposed")
                .since("0.2"));
    }

    private static final Set<String> NAMES = Set.of(
            "password",
            "passwd",
            "password_hash",
            "encrypted_password",
            "secret",
            "client_secret",
            "secret_key",
            "private_key",
            "api_key",
            "access_token",
            "refresh_token",
            "auth_token",
            "session_token",
            "otp_secret",
            "ssn",
            "social_security_number",
            "passport_number",
            "tax_id",
            "national_id",
            "credit_card",
            "card_number",
            "cvv",
            "iban",
            "bank_account",
            "date_of_birth",
            "medical_record",
            "diagnosis");

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(history, catalog);
        if (exposure.basis() != Exposure.Basis.API) {
            return;
        }
        Making making = new Making(changes);
        List<Making.Made> made = new ArrayList<>();
        for (Table table : catalog.tables()) {
            Optional<String> column = sensitive(table);
            if (column.isPresent()
                    && table.rowSecurityKnown()
                    && !table.rowSecurity()
                    && exposure.exposes(table.name().schema())
                    && exposure.opens(table, catalog)) {
                making.of(
                                table.origin(),
                                Names.quoted(column.get()) + " of " + table.name(),
                                table.name().toString())
                        .ifPresent(made::add);
            }
        }
        for (List<Making.Made> group : Making.byMigration(made)) {
            Making.together(
                            group,
                            "Whoever can call the API reads column %s: its table has no row level security.",
                            "column",
                            context)
                    .help(
                            "Turn row level security on: ALTER TABLE %s ENABLE ROW LEVEL SECURITY; and write policies for whoever may read it, or put the column into a schema that is not exposed."
                                    .formatted(group.get(0).sql()));
        }
    }

    private static Optional<String> sensitive(Table table) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
