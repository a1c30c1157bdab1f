package dev.stopover.rules.workflow;

import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Names;

/** A name that needs quotes fails wherever somebody forgets them; one that follows no pattern is not found. */
public final class NonconformingName extends StatementRule {

    static final Property<Boolean> INDEX_NAMES =
            Property.flag("index-names", "Whether the names of indexes begin with idx_ and their table.", true);

    public NonconformingName() {
        super(note("nonconforming-name", "A name needs quotes, or does not follow the pattern of names")
                .preset(Preset.STRICT)
                .tags("name")
                .options(INDEX_NAMES));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        plain(create.table(), create.table().name(), context);
        create.columns().forEach(column -> plain(column.name(), column.name().value(), context));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        plain(action.column().name(), action.column().name().value(), context);
    }

    @Override
    public void visit(CreateView create, StatementContext context) {
        plain(create.view(), create.view().name(), context);
    }

    @Override
    public void visit(CreateFunction create, StatementContext context) {
        plain(create.function(), create.function().name(), context);
    }

    @Override
    public void visit(CreateEnum create, StatementContext context) {
        plain(create.type(), create.type().name(), context);
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        if (create.index().isEmpty() || context.goesDown()) {
            return;
        }
        String name = create.index().get().value();
        String wanted = Names.truncated("idx_" + create.table().name(), Names.MAX_BYTES);
        if (context.option(INDEX_NAMES) && !name.startsWith(wanted)) {
            context.report(
                            create.index().get(),
                            "%s does not say that it is an index of %s.",
                            create.index().get(),
                            create.table())
                    .help("Call it %s_ and the names of its columns.", wanted);
        } else {
            plain(create.index().get(), name, context);
        }
    }

    private static void plain(Ranged place, String name, StatementContext context) {
        String written = Names.quoted(name);
        if (context.goesDown() || !written.startsWith("\"")) {
            return;
        }
        context.report(place, "%s is another name without its quotes, or none at all.", written)
                .help("Choose a name of lower case letters, digits and underscores that is no reserved word.");
    }
}
