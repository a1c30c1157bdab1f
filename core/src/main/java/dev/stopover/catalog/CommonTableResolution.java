package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.catalog.Scope.CommonTable;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Common table expressions: what each gives out, and where it can be read. */
final class CommonTableResolution {

    private final Resolution resolution;
    private final Mentions mentions;
    private final FromResolution from;

    CommonTableResolution(Resolution resolution, Mentions mentions, FromResolution from) {
        this.resolution = resolution;
        this.mentions = mentions;
        this.from = from;
    }

    /** The scope of what stands after a WITH. */
    Scope with(int with, Scope outer) {
        Scope scope = outer;
        int[] parts = mentions.children(with);
        List<CommonTable> tables = new ArrayList<>();
        for (int part : parts) {
            CommonTable table = new CommonTable(
                    mentions.value(mentions.from(part)),
                    from.listed(part, MentionRole.COLUMN_ALIAS),
                    from.listed(part, MentionRole.LABEL));
            tables.add(table);
            scope = mentions.isRecursive(with) ? scope.with(table) : scope;
        }
        for (int i = 0; i < parts.length; i++) {
            CommonTable table = tables.get(i);
            int body = body(parts[i]);
            Optional<List<Output>> outputs = mentions.is(body, MentionRole.QUERY)
                    ? resolution.query(body, scope, Optional.of(table))
                    : resolution.any(body, scope);
            table.outputs(outputs);
            scope = mentions.isRecursive(with) ? scope : scope.with(table);
        }
        return scope;
    }

    private int body(int commonTable) {
        int body = commonTable - 1;
        while (mentions.is(body, MentionRole.LABEL)) {
            body--;
        }
        return body;
    }
}
