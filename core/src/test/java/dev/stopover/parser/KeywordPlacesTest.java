package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.UnreadStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What PostgreSQL 18's own parser said of every keyword in each place was found with libpg-query. */
class KeywordPlacesTest {

    private static final Path PLACES = Path.of("../test-fixtures/statements/keyword-places.tsv");

    @Test
    void acceptsEveryKeywordWherePostgresDoes() throws IOException {
        List<String> wrong = new ArrayList<>();
        int places = 0;
        for (String line : Files.readAllLines(PLACES)) {
            if (line.startsWith("#")) {
                continue;
            }
            places++;
            String[] fields = line.split("\t", 3);
            Set<String> others = Set.of(fields.length < 3 ? new String[0] : fields[2].split(" "));
            for (Keyword keyword : Keyword.values()) {
                if (keyword == Keyword.NO_KEYWORD) {
                    continue;
                }
                boolean category = fields[0].indexOf(letter(keyword.category())) >= 0;
                String sql = fields[1].replace("@", keyword.word());
                if (isAccepted(sql) != (category != others.contains(keyword.word()))) {
                    wrong.add(sql);
                }
            }
        }
        assertThat(places).isGreaterThan(800);
        assertThat(wrong).isEmpty();
    }

    private static char letter(Keyword.Category category) {
        return switch (category) {
            case UNRESERVED -> 'U';
            case COLUMN_NAME -> 'C';
            case TYPE_OR_FUNCTION_NAME -> 'T';
            case RESERVED -> 'R';
        };
    }

    private static boolean isAccepted(String sql) {
        return StatementParser.parse(SourceFile.of("place.sql", sql)).stream()
                .noneMatch(UnreadStatement.class::isInstance);
    }
}
