package dev.stopover.catalog.replay;

import dev.stopover.catalog.Grants;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Role;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes and changes roles, and what they are members of. */
final class Roles {

    private final Step step;

    Roles(Step step) {
        this.step = step;
    }

    void grant(GrantRole grant) {
        for (RoleName grantee : grant.grantees()) {
            for (RoleName role : grant.roles()) {
                use(step.role(role));
                member(step.role(grantee), memberships -> memberships.with(step.role(role), Boolean.TRUE));
            }
        }
    }

    void revoke(RevokeRole revoke) {
        if (revoke.optionOnly().isPresent()) {
            return;
        }
        for (RoleName grantee : revoke.grantees()) {
            for (RoleName role : revoke.roles()) {
                member(step.role(grantee), memberships -> memberships.without(step.role(role)));
            }
        }
    }

    void create(CreateRole create) {
        String name = step.role(create.role());
        Optional<Role> before = step.catalog().roles().find(name);
        if (before.flatMap(Role::origin).isPresent()) {
            step.fail(create.role().range(), "42710", "role \"%s\" already exists".formatted(name));
            return;
        }
        Role role = new Role(
                name,
                attributes(PersistentMap.empty(), create.options()),
                before.map(Role::memberOf).orElse(PersistentMap.empty()),
                step.origin(create));
        step.draft().put(role);
    }

    void alter(AlterRole alter) {
        if (alter.role().isEmpty() || alter.options().isEmpty()) {
            return;
        }
        String name = step.role(alter.role().get());
        use(name);
        Role role = step.catalog().roles().get(name);
        step.draft()
                .put(new Role(name, attributes(role.attributes(), alter.options()), role.memberOf(), role.origin()));
    }

    private static PersistentMap<String, Boolean> attributes(
            PersistentMap<String, Boolean> before, List<Option> options) {
        PersistentMap<String, Boolean> attributes = before;
        for (Option option : options) {
            String name = option.name().value();
            boolean negated = name.startsWith("no") && !name.equals("no");
            String value = option.value().map(OptionValue::text).orElse("true");
            attributes = attributes.with(negated ? name.substring(2) : name, !negated && !value.equals("false"));
        }
        return attributes;
    }

    private void member(String name, UnaryOperator<PersistentMap<String, Boolean>> change) {
        use(name);
        Role role = step.catalog().roles().get(name);
        if (role != null) {
            step.draft().put(new Role(name, role.attributes(), change.apply(role.memberOf()), role.origin()));
        }
    }

    /** A role that is used is taken to exist. */
    void use(String name) {
        if (!name.equals(Grants.PUBLIC) && !step.catalog().roles().containsKey(name)) {
            step.draft().put(new Role(name, PersistentMap.empty(), PersistentMap.empty(), Optional.empty()));
        }
    }
}
