package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UniqueConstraint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.alter.AlterOperation;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.create.table.Index;
import org.junit.jupiter.api.Test;

/** Two parsers that were written apart agree on tables, columns and constraints, but for faults that are listed. */
class JsqlParserAgreementTest {

    private static final Path FIXTURES = Path.of("..", "test-fixtures");

    /** What JSqlParser 5.4 says wrongly, by the statement that shows it. */
    private static final Map<String, String> FAULTS = Map.of(
            // An action that it does not know swallows the others of the same statement.
            "ALTER TABLE orders * ADD CHECK (a > 0) NOT VALID, ADD CONSTRAINT n NOT NULL a NOT VALID",
            "[table orders, add CHECK [], add NOT NULL n []] but JSqlParser [table orders]");

    @Test
    void agreesWithJsqlParserOnTheFixtures() throws IOException {
        Map<String, String> differences = new TreeMap<>();
        int agreed = 0;
        for (Path file : files()) {
            String text = Files.readString(file);
            for (Statement statement : StatementParser.parse(SourceFile.of(file.toString(), text))) {
                Optional<List<String>> ours = ours(statement);
                String sql = statement.range().of(text);
                Optional<List<String>> theirs = ours.isPresent() ? theirs(sql) : Optional.empty();
                if (theirs.isPresent() && theirs.equals(ours)) {
                    agreed++;
                } else if (theirs.isPresent()) {
                    differences.put(sql, "%s but JSqlParser %s".formatted(ours.get(), theirs.get()));
                }
            }
        }
        assertThat(differences).isEqualTo(new TreeMap<>(FAULTS));
        assertThat(agreed).isGreaterThan(50);
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<String>> ours(Statement statement) {
        List<String> parts = new ArrayList<>();
        if (statement instanceof CreateTable table && table.partitionOf().isEmpty()) {
            parts.add("table " + table.table().joined());
            table.columns()
                    .forEach(column -> parts.add("column " + column.name().value()));
            table.constraints().forEach(constraint -> parts.add(constraint(constraint)));
        } else if (statement instanceof CreateIndex index) {
            parts.add("table " + index.table().joined());
            index.index().ifPresent(name -> parts.add("index " + name.value()));
            flags(parts, index.unique(), index.concurrently(), index.ifNotExists());
        } else if (statement instanceof AlterTable alter) {
            parts.add("table " + alter.table().joined());
            alter.actions().forEach(action -> {
                if (action instanceof AddColumn add) {
                    parts.add("add " + add.column().name().value());
                } else if (action instanceof DropColumn drop) {
                    parts.add("drop " + drop.column().value());
                } else if (action instanceof AddConstraint add) {
                    parts.add("add " + constraint(add.constraint()));
                }
            });
            if (parts.size() == 1) {
                return Optional.empty();
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(parts);
    }

    private static String constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKeyConstraint key) {
            return named("PRIMARY KEY", key.name(), key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return named("UNIQUE", unique.name(), unique.columns());
        }
        if (constraint instanceof ForeignKeyConstraint key) {
            return named("FOREIGN KEY", key.name(), key.columns()) + " "
                    + key.references().joined();
        }
        if (constraint instanceof CheckConstraint check) {
            return named("CHECK", check.name(), List.of());
        }
        if (constraint instanceof ExcludeConstraint exclude) {
            return named("EXCLUDE", exclude.name(), List.of());
        }
        return named("NOT NULL", ((NotNullConstraint) constraint).name(), List.of());
    }

    private static String named(String kind, Optional<Identifier> name, List<Identifier> columns) {
        return kind + name.map(known -> " " + known.value()).orElse("") + " "
                + columns.stream().map(Identifier::value).toList();
    }

    private static void flags(List<String> parts, boolean unique, boolean concurrently, boolean ifNotExists) {
        parts.add("unique " + unique + ", concurrently " + concurrently + ", if not exists " + ifNotExists);
    }

    /** What JSqlParser says, if it has an opinion. */
    private static Optional<List<String>> theirs(String sql) {
        try {
            CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withDialect(AbstractJSqlParser.Dialect.POSTGRESQL);
            net.sf.jsqlparser.statement.Statement statement = parser.Statement();
            return parser.getToken(1).kind == CCJSqlParserConstants.EOF ? theirs(statement) : Optional.empty();
        } catch (ParseException | TokenMgrException refused) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> theirs(net.sf.jsqlparser.statement.Statement statement) {
        List<String> parts = new ArrayList<>();
        if (statement instanceof net.sf.jsqlparser.statement.create.table.CreateTable table) {
            parts.add("table " + joined(table.getTable()));
            if (table.getColumnDefinitions() != null) {
                table.getColumnDefinitions().forEach(column -> parts.add("column " + folded(column.getColumnName())));
            }
            if (table.getIndexes() != null) {
                table.getIndexes().forEach(index -> parts.add(constraint(index)));
            }
        } else if (statement instanceof net.sf.jsqlparser.statement.create.index.CreateIndex create) {
            parts.add("table " + joined(create.getTable()));
            if (create.getIndex().getName() != null) {
                parts.add("index " + folded(create.getIndex().getName()));
            }
            flags(
                    parts,
                    "UNIQUE".equalsIgnoreCase(create.getIndex().getType()),
                    create.isConcurrently(),
                    create.isUsingIfNotExists());
        } else if (statement instanceof Alter alter) {
            parts.add("table " + joined(alter.getTable()));
            for (AlterExpression action : alter.getAlterExpressions()) {
                if (action.getOperation() == AlterOperation.ADD && action.getColDataTypeList() != null) {
                    action.getColDataTypeList().forEach(column -> parts.add("add " + folded(column.getColumnName())));
                } else if (action.getOperation() == AlterOperation.ADD && action.getIndex() != null) {
                    parts.add("add " + constraint(action.getIndex()));
                } else if (action.getOperation() == AlterOperation.DROP && action.getColumnName() != null) {
                    parts.add("drop " + folded(action.getColumnName()));
                }
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(parts);
    }

    private static String constraint(Index index) {
        String type = String.valueOf(index.getType()).toUpperCase(Locale.ROOT);
        String kind = Stream.of("PRIMARY KEY", "UNIQUE", "FOREIGN KEY", "CHECK", "EXCLUDE", "NOT NULL")
                .filter(type::startsWith)
                .findFirst()
                .orElse(index.getClass()
                        .getSimpleName()
                        .replace("Constraint", "")
                        .toUpperCase(Locale.ROOT));
        String name = index.getName() == null ? "" : " " + folded(index.getName());
        boolean columns = kind.endsWith("KEY") || kind.equals("UNIQUE");
        List<String> names = columns && index.getColumnsNames() != null
                ? index.getColumnsNames().stream()
                        .map(JsqlParserAgreementTest::folded)
                        .toList()
                : List.of();
        String references = index instanceof ForeignKeyIndex key ? " " + joined(key.getTable()) : "";
        return kind + name + " " + names + references;
    }

    private static String joined(Table table) {
        String schema = table.getSchemaName();
        return (schema == null ? "" : folded(schema) + ".") + folded(table.getName());
    }

    private static String folded(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }
}
