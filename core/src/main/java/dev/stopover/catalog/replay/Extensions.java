package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Extension;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Volatility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes extensions, with the schemas, types and relations that they bring. */
final class Extensions {

    /** What an extension brings; a schema of its own is made with it. */
    private static final class Contents {

        private Optional<String> schema = Optional.empty();
        private final List<String> types = new ArrayList<>();
        private final List<String> tables = new ArrayList<>();
        private final List<String> views = new ArrayList<>();
        private final Map<String, Volatility> functions = new HashMap<>();
    }

    private final Step step;

    Extensions(Step step) {
        this.step = step;
    }

    void create(CreateExtension create) {
        String name = create.extension().value();
        if (step.catalog().extensions().containsKey(name)) {
            if (!create.ifNotExists()) {
                step.fail(create.extension().range(), "42710", "extension \"%s\" already exists".formatted(name));
            }
            return;
        }
        Contents contents = Known.EXTENSIONS.getOrDefault(name, new Contents());
        Optional<Origin> origin = step.origin(create);
        String schema = contents.schema
                .or(() -> create.schema().map(written -> written.value()))
                .orElseGet(() -> Lookup.creationSchema(step.catalog(), step.session()));
        Catalog catalog = step.catalog();
        if (contents.schema.isPresent() && !catalog.schemas().containsKey(schema)) {
            step.draft().put(new Schema(schema, step.role(), Grants.NONE, Optional.of(name), origin));
        }
        step.draft().put(new Extension(name, schema, create.version(), origin));
        contents.types.forEach(type -> type(name, new ObjectName(schema, type), origin));
        contents.tables.forEach(table -> relation(name, Table.named(new ObjectName(schema, table)), origin));
        contents.views.forEach(view -> relation(name, View.named(new ObjectName(schema, view)), origin));
    }

    void alter(AlterExtension alter) {
        if (!step.catalog().extensions().containsKey(alter.extension().value())) {
            step.draft().put(new Extension(alter.extension().value(), "", alter.version(), Optional.empty()));
        }
    }

    private void type(String extension, ObjectName name, Optional<Origin> origin) {
        if (step.catalog().typeNames().containsKey(name)) {
            return;
        }
        step.draft()
                .add(UserType.of(step.draft().newId(), name, UserType.Kind.BASE, origin)
                        .withExtension(Optional.of(extension))
                        .withGrants(Grants.NONE.with(Grants.PUBLIC, "USAGE", "", false)));
    }

    private void relation(String extension, Relation relation, Optional<Origin> origin) {
        if (step.catalog().hasRelation(relation.name())) {
            return;
        }
        Relation made =
                relation.withOrigin(origin).withKnowledge(Knowledge.UNCERTAIN).withExtension(Optional.of(extension));
        step.draft().add(new Owners(step).owned(made, ObjectKind.TABLE));
    }

    /** Read when the first extension is made. */
    private static final class Known {

        private static final Map<String, Contents> EXTENSIONS = read();

        private static Map<String, Contents> read() {
            Map<String, Contents> extensions = new HashMap<>();
            try (var in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Extensions.class.getResourceAsStream("extensions.txt")),
                    StandardCharsets.UTF_8))) {
                Contents contents = new Contents();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ");
                    switch (words[0]) {
                        case "#" -> {}
                        case "extension" -> {
                            contents = new Contents();
                            extensions.put(words[1], contents);
                        }
                        case "schema" -> contents.schema = Optional.of(words[1]);
                        case "type" -> contents.types.add(words[1]);
                        case "table" -> contents.tables.add(words[1]);
                        case "view" -> contents.views.add(words[1]);
                        default -> {
                            Volatility volatility = Volatility.valueOf(words[0].toUpperCase(Locale.ROOT));
                            for (int i = 1; i < words.length; i++) {
                                contents.functions.put(words[i], volatility);
                            }
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return extensions;
        }
    }
}
