package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A column named like a secret or an identity number stands in a table that the API reads without row level security. */
public final class SensitiveColumnExposed extends ChangeSetRule {

    public SensitiveColumnExposed() {
        super(warning("sensitive-column-exposed", "The API can read a column that nobody should")
                .preset(Preset.STRICT)
                .tags("rls", "privacy", "supabase", "splinter:0023_sensitive_columns_exposed")
                .since("0.2"));
    }

    private static final Set<String> NAMES = Set.of(
            "2fa_code",
            "2fa_secret",
            "access_token",
            "account_number",
            "activation_key",
            "api_key",
            "apikey",
            "auth_code",
            "auth_key",
            "auth_token",
            "backup_code",
            "bank_account",
            "bearer_token",
            "bic",
            "card_number",
            "certificate",
            "client_secret",
            "credit_card",
            "cvc",
            "cvn",
            "cvv",
            "date_of_birth",
            "device_uuid",
            "diagnosis",
            "driver_license",
            "drivers_license",
            "encrypted_password",
            "facial_recognition",
            "gpg_key",
            "health_insurance",
            "health_record",
            "iban",
            "imei",
            "insurance_number",
            "jwt",
            "license_key",
            "license_number",
            "mac_address",
            "macaddr",
            "medical_insurance",
            "medical_record",
            "national_id",
            "oauth_token",
            "otp",
            "otp_secret",
            "passphrase",
            "passport_id",
            "passport_number",
            "passwd",
            "password",
            "password_hash",
            "patient_id",
            "pgp_key",
            "private_key",
            "pwd",
            "recovery_code",
            "refresh_token",
            "routing_number",
            "secret",
            "secret_key",
            "session_key",
            "session_secret",
            "session_token",
            "social_security",
            "social_security_number",
            "ssh_key",
            "ssn",
            "swift_code",
            "tax_id",
            "token",
            "treatment",
            "two_factor",
            "verification_code");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        if (!exposure.isOfAnApi()) {
            return;
        }
        Making making = new Making(changes);
        for (Table table : catalog.tables()) {
            Optional<String> column = sensitive(table);
            if (column.isPresent() && table.rowSecurityKnown() && !table.rowSecurity() && exposure.shows(table)) {
                making.add(
                        table.origin(),
                        Names.quoted(column.get()) + " of " + table.name(),
                        table.name().toString());
            }
        }
        making.report(
                "Whoever can call the API reads column %s: its table has no row level security.",
                "column",
                "Turn row level security on: ALTER TABLE %s ENABLE ROW LEVEL SECURITY; and write policies for whoever may read it, or put the column into a schema that is not exposed.",
                context);
    }

    private static Optional<String> sensitive(Table table) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT).replace('-', '_')))
                .findFirst();
    }
}
