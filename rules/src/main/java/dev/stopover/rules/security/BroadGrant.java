package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What PUBLIC and visitors may do, everybody may do; what is granted on all tables holds for those nobody thought of. */
public final class BroadGrant extends ChangeSetRule {

    public BroadGrant() {
        super(warning("broad-grant", "A privilege is granted to more than it should be")
                .tags("grant", "supabase")
                .since("0.2"));
    }

    private static final Set<String> WRITING =
            Set.of("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN");
    private static final List<String> EVERYBODYS = List.of(Grants.PUBLIC, "anon");
    private static final int MOST_RELATED = 20;

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        for (Migration migration : changes.migrations()) {
            if (changes.judges(migration.up())) {
                check(migration, context.history(), after, context.in(migration, migration.up()));
            }
        }
    }

    private static void check(Migration migration, History history, State after, ScriptContext script) {
        List<Broad> found = new ArrayList<>();
        for (Executed executed : migration.up().executed()) {
            broad(executed.statement(), history)
                    .filter(grant -> holds(grant.statement(), after))
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return;
        }
        Broad first = found.get(0);
        int others = found.size() - 1;
        String more = others == 0
                ? ""
                : "; %s more grant%s in this migration %s as broad"
                        .formatted(others, others == 1 ? "" : "s", others == 1 ? "is" : "are");
        Draft draft = script.report(first.statement().keywords(), first.message() + more + ".")
                .help("Take it back, and grant each role what it needs on each object: "
                        + takenBack(first.statement()));
        found.stream()
                .skip(1)
                .limit(MOST_RELATED)
                .forEach(other -> draft.related(other.statement().keywords(), other.message() + "."));
        draft.atMost(Severity.NOTE, history.isOnSupabase() && allProtected(after.catalog()));
    }

    /** Row level security holds back whom the grant lets in, as far as rows go. */
    private static boolean allProtected(Catalog catalog) {
        return catalog.tables().stream()
                .filter(table ->
                        table.origin().isPresent() && table.name().schema().equals("public"))
                .allMatch(Table::rowSecurity);
    }

    /** Whether nothing has taken the privileges back by the end of the history. */
    private static boolean holds(Statement statement, State after) {
        Catalog catalog = after.catalog();
        if (statement instanceof AlterDefaultPrivileges alter) {
            Set<String> schemas =
                    alter.inSchemas().stream().map(Identifier::value).collect(Collectors.toSet());
            return catalog.defaultPrivileges().stream()
                    .anyMatch(given -> given.kind() == ObjectKind.TABLE
                            && EVERYBODYS.contains(given.role())
                            && (schemas.isEmpty() || schemas.contains(given.schema())));
        }
        Privileges privileges = ((Grant) statement).privileges();
        if (privileges.on() == ObjectKind.SCHEMA) {
            return true;
        }
        return privileges.objects().stream()
                .flatMap(object -> privileges.allInSchema()
                        ? catalog.relations().stream()
                                .filter(relation -> relation.name()
                                        .schema()
                                        .equals(object.name().name()))
                        : after.relation(object.name()).stream())
                .anyMatch(relation -> WRITING.stream()
                        .anyMatch(privilege -> EVERYBODYS.stream()
                                .anyMatch(role -> relation.grants().allows(role, privilege))));
    }

    private static String takenBack(Statement statement) {
        if (statement instanceof AlterDefaultPrivileges alter) {
            String schemas = alter.inSchemas().isEmpty()
                    ? ""
                    : " IN SCHEMA " + listed(alter.inSchemas().stream().map(Identifier::toString));
            String roles = alter.forRoles().isEmpty()
                            || alter.forRoles().stream()
                                    .anyMatch(role -> role.name().isEmpty())
                    ? ""
                    : " FOR ROLE " + listed(alter.forRoles().stream().map(role -> Names.quoted(role.name())));
            return "ALTER DEFAULT PRIVILEGES%s%s REVOKE ALL ON TABLES FROM %s;"
                    .formatted(roles, schemas, everybody(alter.grantees()));
        }
        Grant grant = (Grant) statement;
        String kind = grant.privileges().on() == ObjectKind.SCHEMA ? "SCHEMA " : "";
        return "REVOKE %s ON %s%s FROM %s;"
                .formatted(
                        kind.isEmpty() ? "ALL" : "CREATE",
                        grant.privileges().allInSchema() ? "ALL TABLES IN SCHEMA " : kind,
                        listed(grant.privileges().objects().stream()
                                .map(object -> object.name().toString())),
                        everybody(grant.grantees()));
    }

    private static String everybody(List<RoleName> grantees) {
        return listed(grantees.stream()
                .filter(role -> role.kind() == RoleKind.PUBLIC || role.name().equals("anon"))
                .map(role -> role.kind() == RoleKind.PUBLIC ? "PUBLIC" : role.name()));
    }

    private static String listed(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static Optional<Broad> broad(Statement statement, History history) {
        if (statement instanceof Grant grant) {
            return everybody(grant.grantees(), history)
                    .flatMap(who -> what(grant.privileges(), who))
                    .map(message -> new Broad(statement, message));
        }
        if (statement instanceof AlterDefaultPrivileges alter && alter.grant()) {
            return everybody(alter.grantees(), history)
                    .filter(who -> writes(alter.privileges()))
                    .map(who -> new Broad(
                            statement,
                            "%s may change whatever %s are made later"
                                    .formatted(
                                            subject(who),
                                            words(alter.privileges().on()))));
        }
        return Optional.empty();
    }

    private static Optional<String> what(Privileges privileges, String who) {
        if (privileges.on() == ObjectKind.SCHEMA) {
            boolean creates = privileges.all()
                    || privileges.privileges().stream()
                            .anyMatch(one -> one.name().equals("CREATE"));
            return creates
                    ? Optional.of("%s may create objects in the schema".formatted(subject(who)))
                    : Optional.empty();
        }
        if (privileges.allInSchema() && writes(privileges)) {
            return Optional.of("%s may change all %s of a schema, also those that nobody thought of"
                    .formatted(subject(who), words(privileges.on())));
        }
        boolean toEveryRole = who.equals(EVERYBODY);
        return privileges.on() == ObjectKind.TABLE && toEveryRole && writes(privileges)
                ? Optional.of("%s may change %s"
                        .formatted(subject(who), privileges.objects().get(0).name()))
                : Optional.empty();
    }

    private static final String EVERYBODY = "every role";

    /** Who it is, where a sentence begins. */
    private static String subject(String who) {
        return Character.toUpperCase(who.charAt(0)) + who.substring(1);
    }

    private static Optional<String> everybody(List<RoleName> grantees, History history) {
        for (RoleName role : grantees) {
            if (role.kind() == RoleKind.PUBLIC) {
                return Optional.of(EVERYBODY);
            }
            if (history.isOnSupabase() && role.name().equals("anon")) {
                return Optional.of("visitors who are not signed in");
            }
        }
        return Optional.empty();
    }

    private static boolean writes(Privileges privileges) {
        return (privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SCHEMA)
                && (privileges.all() || privileges.privileges().stream().anyMatch(one -> WRITING.contains(one.name())));
    }

    private static String words(ObjectKind kind) {
        return kind == ObjectKind.TABLE ? "tables" : "objects";
    }

    private record Broad(Statement statement, String message) {}
}
