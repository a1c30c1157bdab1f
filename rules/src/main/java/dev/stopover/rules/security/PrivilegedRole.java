package dev.stopover.rules.security;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.RoleName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A superuser, and whoever bypasses row level security, passes by every check that the schema has. */
public final class PrivilegedRole extends StatementRule {

    public PrivilegedRole() {
        super(error("privileged-role", "A role is given rights that nothing holds back")
                .tags("role", "grant")
                .since("0.2"));
    }

    private static final Map<String, String> WHAT = Map.of(
            "superuser", "passes by every check there is",
            "bypassrls", "sees every row whatever the policies say");

    /** The roles that Supabase makes itself, and that whoever runs it at home makes in the same way. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("dashboard_user", "service_role", "supabase_admin", "supabase_etl_admin", "supabase_read_only_user");

    private static final Set<String> OF_THE_SERVER =
            Set.of("pg_read_server_files", "pg_write_server_files", "pg_execute_server_program");

    @Override
    public void visit(CreateRole create, StatementContext context) {
        check(create.role(), create.options(), context);
    }

    @Override
    public void visit(AlterRole alter, StatementContext context) {
        alter.role().ifPresent(role -> check(role, alter.options(), context));
    }

    @Override
    public void visit(GrantRole grant, StatementContext context) {
        for (RoleName role : grant.roles()) {
            if (OF_THE_SERVER.contains(role.name())) {
                context.report(role, "A member of %s reaches the files and programs of the server itself.", role.name())
                        .help("Let a job outside the database do it, with rights of its own.");
            }
        }
    }

    @Override
    public void visit(AlterSystem alter, StatementContext context) {
        context.report(alter.keywords(), "ALTER SYSTEM changes the server for every database on it.")
                .help("Set it where the server is configured, or for one database: ALTER DATABASE … SET ….");
    }

    private static void check(RoleName role, List<Option> options, StatementContext context) {
        // A superuser has passed by the policies all along, so that what is left of its rights is less than before.
        boolean demoted =
                options.stream().anyMatch(option -> option.name().value().equals("nosuperuser"));
        if (demoted || OF_THE_PLATFORM.contains(role.name())) {
            return;
        }
        for (Option option : options) {
            String what = WHAT.get(option.name().value());
            if (what != null) {
                context.report(option.name(), "Whoever is %s %s.", Names.quoted(role.name()), what)
                        .help(
                                "Grant what the role needs, and no more: GRANT SELECT ON … TO %s;",
                                Names.quoted(role.name()));
                return;
            }
        }
    }
}
