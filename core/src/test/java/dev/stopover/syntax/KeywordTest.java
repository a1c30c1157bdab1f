package dev.stopover.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeywordTest {

    private static final List<Keyword> ALL =
            Arrays.stream(Keyword.values()).skip(1).toList();

    @Test
    void hasAsManyOfEachCategoryAsPostgres18() {
        assertThat(ALL.stream().collect(Collectors.groupingBy(Keyword::category, Collectors.counting())))
                .containsEntry(Keyword.Category.UNRESERVED, 330L)
                .containsEntry(Keyword.Category.COLUMN_NAME, 63L)
                .containsEntry(Keyword.Category.TYPE_OR_FUNCTION_NAME, 23L)
                .containsEntry(Keyword.Category.RESERVED, 78L);
    }

    @Test
    void listsTheWordsThatNeedAsBeforeThemAsLabels() {
        assertThat(ALL.stream().filter(keyword -> !keyword.isBareLabel()).map(Keyword::word))
                .containsExactly(
                        ("array as char character create day except fetch filter for from grant group having hour"
                                        + " intersect into isnull limit minute month notnull offset on order over"
                                        + " overlaps precision returning second to union varying where window with"
                                        + " within without year")
                                .split(" "));
    }

    @Test
    void isFoundInAnyCase() {
        for (Keyword keyword : ALL) {
            assertThat(Keyword.find(keyword.name(), 0, keyword.name().length())).isSameAs(keyword);
            assertThat(Keyword.find(
                            " " + keyword.word() + " ", 1, keyword.name().length() + 1))
                    .isSameAs(keyword);
        }
    }

    @Test
    void isNotFoundInOtherWords() {
        assertThat(List.of("selec", "selects", "ſelect", "no_keyword", "", "s", "current_timestamps"))
                .allSatisfy(
                        word -> assertThat(Keyword.find(word, 0, word.length())).isSameAs(Keyword.NO_KEYWORD));
    }
}
