package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCutterTest {

    @Test
    void cutsAtSemicolons() {
        assertThat(cut("select 1; ; select 2;;\n-- end\n")).containsExactly("select 1; ;", "select 2;;");
    }

    @Test
    void keepsSemicolonsOfRules() {
        assertThat(cut("create or replace rule r as on insert to orders do also (select 1; select (2); ); select 3"))
                .hasSize(2);
    }

    @Test
    void keepsTheBodyBetweenBeginAtomicAndEnd() {
        assertThat(cut("""
                create function f() returns int begin atomic
                  select case when true then 1 else 2 end as "end"; select 1 as end; select (case when a then b end);
                end;
                create procedure begin_atomic() language sql as 'select 1';
                begin;
                commit;
                """)).hasSize(4);
    }

    @Test
    void doesNotBelieveABodyThatNeverEnds() {
        assertThat(cut("create function f() begin atomic select 1;\nselect 2;")).hasSize(2);
    }

    @Test
    void cutsAfterAParenthesisThatIsNeverClosed() {
        assertThat(cut("create table orders (id int;\ncreate table customers (id int);\n"))
                .containsExactly("create table orders (id int;", "create table customers (id int);");
    }

    @Test
    void keepsTheRestOfABrokenStatementWithIt() {
        assertThat(cut("create table orders (id int; total int);\nselect 1;")).hasSize(2);
    }

    @Test
    void cutsAtBreakpoints() {
        assertThat(cut("select 1\n--> statement-breakpoint\nselect 2;\n--> statement-breakpoint\nselect 3"))
                .hasSize(3);
    }

    @Test
    void keepsRowsWithTheirCopy() {
        assertThat(cut("copy orders from stdin;\n1\n\\.\nselect 1;"))
                .containsExactly("copy orders from stdin;\n1\n\\.", "select 1;");
    }

    @Test
    void takesACommandOfPsqlForAStatement() {
        assertThat(cut("\\set x 1\nselect :x\n\\gset\nselect 2\n\\echo done\n"))
                .containsExactly("\\set x 1", "select :x\n\\gset", "select 2", "\\echo done");
    }

    private static List<String> cut(String text) {
        Tokens tokens = Lexer.lex(Excerpt.of(text));
        StatementCutter cutter = new StatementCutter(tokens);
        List<String> statements = new ArrayList<>();
        int position = cutter.first(0);
        while (position < tokens.significantCount()) {
            int end = cutter.end(position);
            statements.add(tokens.range(tokens.significant(position), tokens.significant(end - 1))
                    .of(text));
            position = cutter.first(end);
        }
        return statements;
    }
}
