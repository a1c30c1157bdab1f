package dev.stopover.project;

import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Script;
import dev.stopover.migration.SupabaseSplitter;
import dev.stopover.migration.TransactionMode;
import org.junit.jupiter.api.Test;

class SupabaseCliTest {

    @Test
    void readsTheVersionWhereTheProjectSaysIt() throws ConfigurationException {
        String[] old = {
            "package.json\n{\"devDependencies\": {\"supabase\": \"2.100.0\"}}\n",
            "package-lock.json\n{\"packages\": {\"node_modules/supabase\": {\n  \"version\": \"2.100.0\"}}}\n",
            "pnpm-lock.yaml\npackages:\n\n  supabase@2.100.0:\n    resolution: {}\n",
            "yarn.lock\n\nsupabase@^2.90.0:\n  version \"2.100.0\"\n",
            "bun.lock\n{\"packages\": {\"supabase\": [\"supabase@2.100.0\", \"\", {}]}}\n",
            ".github/workflows/deploy.yml\njobs:\n  deploy:\n    steps:\n      - uses: supabase/setup-cli@v1\n        with:\n          version: 2.100.0\n      - run: supabase db push\n",
        };
        for (String file : old) {
            Script up = up(file);
            assertThat(up.transaction()).as(file).isEqualTo(TransactionMode.IMPLICIT_WHEN_SEVERAL);
            assertThat(up.delivery().splitter())
                    .hasValueSatisfying(splitter ->
                            assertThat(((SupabaseSplitter) splitter).known()).isTrue());
        }
    }

    @Test
    void takesNoRangeAndNoOtherStepForTheVersion() throws ConfigurationException {
        String[] unknown = {
            "package.json\n{\"devDependencies\": {\"supabase\": \"^2.100.0\"}}\n",
            ".github/workflows/a.yml\njobs:\n  steps:\n      - uses: supabase/setup-cli@v1\n        with:\n          version: latest\n",
            ".github/workflows/a.yml\njobs:\n  steps:\n      - uses: supabase/setup-cli@v1\n      - uses: actions/setup-node@v4\n        with:\n          version: 2.100.0\n",
        };
        for (String file : unknown) {
            assertThat(up(file).transaction()).as(file).isEqualTo(TransactionMode.SPLIT_AROUND_FORBIDDEN);
        }
    }

    @Test
    void runsAFileWithoutATransactionWhereItsFirstLineSaysSo() throws ConfigurationException {
        String migration =
                "supabase/migrations/20250101000000_a.sql\n-- pg-delta: transaction=false\nSELECT 1;\nSELECT 2;\n";
        assertThat(up(migration).transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
        assertThat(up("package.json\n{\"dependencies\": {\"supabase\": \"2.117.0\"}}\n", migration)
                        .transaction())
                .isEqualTo(TransactionMode.SPLIT_AROUND_FORBIDDEN);
        assertThat(up("supabase/migrations/20250101000000_a.sql\n-- first\n-- pg-delta: transaction=false\nSELECT 1;\n")
                        .transaction())
                .isEqualTo(TransactionMode.SPLIT_AROUND_FORBIDDEN);
    }

    private static Script up(String... files) throws ConfigurationException {
        String[] all = new String[files.length + 1];
        all[0] = "supabase/migrations/20250101000000_a.sql\nSELECT 1;\nSELECT 2;\n";
        System.arraycopy(files, 0, all, 1, files.length);
        return Drawn.read(tree(all)).histories().get(0).migrations().get(0).up();
    }
}
