package dev.stopover.catalog.rows;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;

/** The rows of the catalogs of triggers. */
final class TriggerCatalogs {

    private final SystemCatalogs names;
    private final Wanted wanted;

    TriggerCatalogs(SystemCatalogs names, Wanted wanted) {
        this.names = names;
        this.wanted = wanted;
    }

    /** The rows of {@code pg_trigger}. */
    List<CatalogRow> triggers() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "tgrelid")) {
            boolean doubtful = SystemCatalogs.isDoubtful(relation) || relation.isUncertain(Aspect.TRIGGERS);
            for (Trigger trigger : relation.triggers().values()) {
                if (!wanted.is("tgname", trigger.name())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        doubtful,
                        "tgname",
                        trigger.name(),
                        "tgrelid",
                        names.relation(relation),
                        "tgisinternal",
                        trigger.inherited() ? CellValue.UNKNOWN : CellValue.FALSE));
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "tgrelid", names.relation(relation)));
            }
        }
        return rows;
    }

    /** The rows of the view of the information schema. */
    List<CatalogRow> triggerNames() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "event_object_table")) {
            boolean doubtful = SystemCatalogs.isDoubtful(relation) || relation.isUncertain(Aspect.TRIGGERS);
            ObjectName name = relation.name();
            for (Trigger trigger : relation.triggers().values()) {
                if (!wanted.is("trigger_name", trigger.name())) {
                    continue;
                }
                for (int event = 0; event < trigger.events().size(); event++) {
                    rows.add(CatalogRow.of(
                            doubtful,
                            "trigger_schema",
                            name.schema(),
                            "trigger_name",
                            trigger.name(),
                            "event_object_schema",
                            name.schema(),
                            "event_object_table",
                            name.name()));
                }
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "event_object_schema", name.schema(), "event_object_table", name.name()));
            }
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(
                    true,
                    "trigger_schema",
                    foreign,
                    "trigger_name",
                    CellValue.OTHER,
                    "event_object_schema",
                    foreign,
                    "event_object_table",
                    CellValue.OTHER));
        }
        return rows;
    }
}
