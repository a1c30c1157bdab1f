package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PublicationAction;
import dev.stopover.syntax.PublishedTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses to publish (publicationcmds.c, pg_publication.c). */
final class PublicationRefusals {

    private static final String DUPLICATE = "42710";
    private static final String INVALID_VALUE = "22023";
    private static final String SYNTAX_ERROR = "42601";
    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "truncate");

    private final Situation situation;
    private final Touches touches;

    PublicationRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreatePublication create) {
        options(create.options());
        tables(create.published(), create.schemas());
    }

    void alter(AlterPublication alter) {
        options(alter.options());
        Optional<Publication> publication = situation
                .catalog()
                .publications()
                .find(alter.publication().value())
                .filter(found -> found.origin().isPresent());
        boolean members = alter.action() != PublicationAction.SET_OPTIONS;
        touches.at(alter.publication());
        if (members && publication.filter(Publication::allTables).isPresent()) {
            touches.refuse(
                    "55000",
                    "publication \"%s\" is defined as FOR ALL TABLES"
                            .formatted(alter.publication().value()));
            return;
        }
        if (alter.action() == PublicationAction.DROP) {
            alter.published().forEach(table -> drop(publication, table));
            return;
        }
        tables(alter.published(), alter.schemas());
        if (alter.action() == PublicationAction.ADD) {
            publication.ifPresent(known -> added(alter, known));
        }
    }

    private void options(List<Option> options) {
        Set<String> said = new HashSet<>();
        for (Option option : options) {
            touches.at(option);
            String name = option.name().value();
            boolean known = name.equals("publish")
                    || name.equals("publish_via_partition_root")
                    || name.equals("publish_generated_columns") && situation.major() >= 18;
            if (!known) {
                touches.refuse(SYNTAX_ERROR, "unrecognized publication parameter: \"%s\"".formatted(name));
            } else if (!said.add(name)) {
                touches.refuse(SYNTAX_ERROR, "conflicting or redundant options");
            } else if (name.equals("publish")) {
                publish(option.value().map(OptionValue::text).orElse(""));
            } else if (name.equals("publish_via_partition_root") && !OptionRefusals.isBoolean(option)) {
                touches.refuse(SYNTAX_ERROR, "publish_via_partition_root requires a Boolean value");
            }
        }
    }

    private void publish(String changes) {
        for (String change : changes.split(",")) {
            String plain = change.strip();
            if (!plain.isEmpty() && !CHANGES.contains(plain)) {
                touches.refuse(
                        SYNTAX_ERROR,
                        situation.major() < 15
                                ? "unrecognized \"publish\" value: \"%s\"".formatted(plain)
                                : "unrecognized value for publication option \"publish\": \"%s\"".formatted(plain));
            }
        }
    }

    private void tables(List<PublishedTable> tables, List<Identifier> schemas) {
        Set<Integer> said = new HashSet<>();
        if (situation.major() < 15 && !schemas.isEmpty()) {
            touches.at(schemas.get(0));
            touches.refuse(SYNTAX_ERROR, "syntax error at or near \"TABLES\"");
        }
        for (PublishedTable published : tables) {
            touches.at(published.table());
            boolean part = !published.columns().isEmpty() || published.where().isPresent();
            if (situation.major() < 15 && part) {
                touches.refuse(
                        SYNTAX_ERROR,
                        "syntax error at or near \"%s\""
                                .formatted(published.where().isPresent() ? "WHERE" : "("));
            }
            Optional<Relation> relation =
                    situation.before().relation(published.table()).filter(Relation::isKnown);
            if (relation.isEmpty()) {
                continue;
            }
            String name = published.table().name();
            boolean again = !said.add(relation.get().id());
            if (again && published.where().isPresent()) {
                touches.refuse(DUPLICATE, "conflicting or redundant WHERE clauses for table \"%s\"".formatted(name));
            } else if (again && !published.columns().isEmpty()) {
                touches.refuse(DUPLICATE, "conflicting or redundant column lists for table \"%s\"".formatted(name));
            }
            kind(relation.get(), name);
            published.where().ifPresent(this::where);
            columns(published, relation.get());
            if (!schemas.isEmpty() && !published.columns().isEmpty()) {
                touches.at(published.table());
                touches.refuse(
                        INVALID_VALUE,
                        "cannot use column list for relation \"%s\" in publication \"%s\""
                                .formatted(relation.get().name().joined(), publication()));
            }
        }
    }

    private String publication() {
        return situation.executed().statement() instanceof CreatePublication create
                ? create.publication().value()
                : situation.executed().statement() instanceof AlterPublication alter
                        ? alter.publication().value()
                        : "";
    }

    private void kind(Relation relation, String name) {
        boolean fits = relation instanceof Table table
                && !table.isForeign()
                && !table.isTemporary()
                && table.persistence() != Persistence.UNLOGGED;
        if (!fits) {
            touches.refuse(
                    INVALID_VALUE,
                    situation.major() < 15
                            ? "\"%s\" is not a table".formatted(name)
                            : "cannot add relation \"%s\" to publication".formatted(name));
        }
    }

    private void columns(PublishedTable published, Relation relation) {
        Set<String> said = new HashSet<>();
        for (Identifier name : published.columns()) {
            touches.at(name);
            Optional<Column> column = relation.column(name.value());
            if (SYSTEM.contains(name.value())) {
                touches.refuse(
                        "42P10", "cannot use system column \"%s\" in publication column list".formatted(name.value()));
            } else if (column.isEmpty() && Lookup.hasAllColumns(situation.catalog(), relation)) {
                touches.refuse(
                        "42703",
                        "column \"%s\" of relation \"%s\" does not exist"
                                .formatted(name.value(), relation.name().name()));
            } else if (column.filter(
                            found -> found.generated().isPresent() && (situation.major() < 18 || !found.stored()))
                    .isPresent()) {
                touches.refuse(
                        "42P10",
                        "cannot use generated column \"%s\" in publication column list".formatted(name.value()));
            } else if (!said.add(name.value())) {
                touches.refuse(DUPLICATE, "duplicate column \"%s\" in publication column list".formatted(name.value()));
            }
        }
    }

    private void where(Expression where) {
        Mentions mentions = situation.answers().mentions(where);
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            int at = i;
            boolean system = mentions.is(i, MentionRole.COLUMN)
                    && mentions.parts(i).size() == 1
                    && SYSTEM.contains(mentions.value(i));
            if (system || mentions.is(i, MentionRole.QUERY)) {
                touches.at(() -> mentions.range(at));
                touches.refuse("0A000", "invalid publication WHERE expression");
            }
        }
    }

    private void drop(Optional<Publication> publication, PublishedTable published) {
        touches.at(published);
        if (!published.columns().isEmpty()) {
            touches.refuse(SYNTAX_ERROR, "column list must not be specified in ALTER PUBLICATION ... DROP");
        }
        Optional<Relation> relation =
                situation.before().relation(published.table()).filter(Relation::isKnown);
        boolean missing = publication.isPresent()
                && relation.isPresent()
                && !publication.get().tables().containsKey(relation.get().id());
        if (missing) {
            touches.refuse(
                    "42704",
                    "relation \"%s\" is not part of the publication"
                            .formatted(published.table().name()));
        } else if (published.where().isPresent()) {
            touches.refuse(SYNTAX_ERROR, "cannot use a WHERE clause when removing a table from a publication");
        }
    }

    private void added(AlterPublication alter, Publication publication) {
        for (PublishedTable published : alter.published()) {
            boolean member = situation
                    .before()
                    .relation(published.table())
                    .filter(relation -> publication.tables().containsKey(relation.id()))
                    .isPresent();
            if (member) {
                touches.at(published);
                touches.refuse(
                        DUPLICATE,
                        "relation \"%s\" is already member of publication \"%s\""
                                .formatted(published.table().name(), publication.name()));
            }
        }
        for (Identifier schema : alter.schemas()) {
            if (publication.schemas().containsKey(schema.value())) {
                touches.at(schema);
                touches.refuse(
                        DUPLICATE,
                        "schema \"%s\" is already member of publication \"%s\""
                                .formatted(schema.value(), publication.name()));
            }
        }
    }
}
