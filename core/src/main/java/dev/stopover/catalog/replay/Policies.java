package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes and changes policies. */
final class Policies {

    private final Step step;

    Policies(Step step) {
        this.step = step;
    }

    void create(CreatePolicy create) {
        Optional<Table> table = step.table(create.table(), false);
        if (table.isEmpty()) {
            return;
        }
        String name = create.policy().value();
        if (table.get().policies().containsKey(name) && !table.get().isUncertain(Aspect.POLICIES)) {
            step.fail(
                    create.policy().range(),
                    "42710",
                    "policy \"%s\" for table \"%s\" already exists"
                            .formatted(name, table.get().name().name()),
                    table.get().policies().find(name).flatMap(Policy::origin));
            return;
        }
        put(
                table.get().id(),
                new Policy(
                        name,
                        !create.restrictive(),
                        create.command(),
                        create.roles().isEmpty() ? List.of(Grants.PUBLIC) : roles(create.roles()),
                        create.using(),
                        create.withCheck(),
                        step.origin(create)));
    }

    void alter(AlterPolicy alter) {
        Optional<Table> table = step.table(alter.table(), false);
        if (table.isEmpty()) {
            return;
        }
        Optional<Policy> found = table.get().policies().find(alter.policy().value());
        if (found.isEmpty()) {
            if (table.get().isKnown() && !table.get().isUncertain(Aspect.POLICIES)) {
                step.fail(
                        alter.policy().range(),
                        "42704",
                        "policy \"%s\" for table \"%s\" does not exist"
                                .formatted(
                                        alter.policy().value(),
                                        table.get().name().name()));
            }
            return;
        }
        Policy policy = found.get();
        put(
                table.get().id(),
                new Policy(
                        policy.name(),
                        policy.permissive(),
                        policy.command(),
                        alter.roles().isEmpty() ? policy.roles() : roles(alter.roles()),
                        alter.using().or(policy::using),
                        alter.withCheck().or(policy::withCheck),
                        policy.origin()));
    }

    private void put(int id, Policy policy) {
        Table before = step.draft().table(id);
        Table table = step.draft().put(before.withPolicies(before.policies().with(policy.name(), policy)));
        Set<Reference> references = new TreeSet<>();
        policy.using().ifPresent(using -> references.addAll(step.references(using, Optional.of(table))));
        policy.withCheck().ifPresent(check -> references.addAll(step.references(check, Optional.of(table))));
        step.draft().link(new Dependant(id, Dependant.Part.POLICY, policy.name()), references);
    }

    private List<String> roles(List<RoleName> written) {
        return written.stream().map(step::role).toList();
    }
}
