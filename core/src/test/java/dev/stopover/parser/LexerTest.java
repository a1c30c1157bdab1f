package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexerTest {

    @Test
    void givesTheSameNameOnce() {
        Tokens tokens = Lexer.lex(Excerpt.of("orders Orders \"orders\" orders"));
        assertThat(tokens.value(6)).isEqualTo("orders").isSameAs(tokens.value(0));
        assertThat(tokens.value(2)).isEqualTo("orders");
        assertThat(tokens.keyword(0)).isEqualTo(Keyword.NO_KEYWORD);
    }

    @Test
    void cutsNamesStringsAndNumbers() {
        assertThat(lex("select a1, \"B\"\"c\", 'it''s', E'\\'', U&'\\0041', U&\"x\", b'01', X'1F', N'n', $1, 1.5e-3"))
                .containsExactly(
                        "KEYWORD select",
                        "IDENTIFIER a1",
                        "COMMA ,",
                        "QUOTED_IDENTIFIER \"B\"\"c\"",
                        "COMMA ,",
                        "STRING 'it''s'",
                        "COMMA ,",
                        "ESCAPE_STRING E'\\''",
                        "COMMA ,",
                        "UNICODE_STRING U&'\\0041'",
                        "COMMA ,",
                        "UNICODE_IDENTIFIER U&\"x\"",
                        "COMMA ,",
                        "BIT_STRING b'01'",
                        "COMMA ,",
                        "HEX_STRING X'1F'",
                        "COMMA ,",
                        "NATIONAL_STRING N'n'",
                        "COMMA ,",
                        "PARAMETER $1",
                        "COMMA ,",
                        "NUMBER 1.5e-3");
    }

    @Test
    void knowsNumbersOfAllBases() {
        assertThat(lex("1_000 0x1F 0b10 0o17 .5 1. 1..2 1e5"))
                .containsExactly(
                        "INTEGER 1_000",
                        "INTEGER 0x1F",
                        "INTEGER 0b10",
                        "INTEGER 0o17",
                        "NUMBER .5",
                        "NUMBER 1.",
                        "INTEGER 1",
                        "DOUBLE_DOT ..",
                        "INTEGER 2",
                        "NUMBER 1e5");
    }

    @Test
    void marksLettersAfterANumber() {
        assertThat(lex("123abc 0x 1_ $1a 1e")).allMatch(token -> token.startsWith("BAD_NUMBER"));
    }

    @Test
    void readsDollarQuotesOnlyWhereNoNameGoesOn() {
        assertThat(lex("$a$ $b$ ; $a$ a$b$c $$x$$ 1$$y$$"))
                .containsExactly(
                        "DOLLAR_STRING $a$ $b$ ; $a$",
                        "IDENTIFIER a$b$c",
                        "DOLLAR_STRING $$x$$",
                        "INTEGER 1",
                        "DOLLAR_STRING $$y$$");
    }

    @Test
    void joinsStringsOverTheEndOfALine() {
        assertThat(lex("'a' -- more\n 'b' 'c'")).containsExactly("STRING 'a' -- more\n 'b'", "STRING 'c'");
        assertThat(Lexer.lex(Excerpt.of("'a' -- more\n 'b'")).value(0)).isEqualTo("ab");
    }

    @Test
    void cutsOperatorsAsPostgresDoes() {
        assertThat(lex("a+-1 @- b <=- c => d *-- e\n f!=/* g */-1 :: := ->> <@"))
                .containsExactly(
                        "IDENTIFIER a",
                        "PLUS +",
                        "MINUS -",
                        "INTEGER 1",
                        "OPERATOR @-",
                        "IDENTIFIER b",
                        "OPERATOR <=",
                        "MINUS -",
                        "IDENTIFIER c",
                        "ARROW =>",
                        "IDENTIFIER d",
                        "STAR *",
                        "IDENTIFIER f",
                        "OPERATOR !=",
                        "MINUS -",
                        "INTEGER 1",
                        "DOUBLE_COLON ::",
                        "COLON_EQUALS :=",
                        "OPERATOR ->>",
                        "OPERATOR <@");
    }

    @Test
    void nestsComments() {
        assertThat(lex("/* a /* b */ ' */ x -- '\ny")).containsExactly("IDENTIFIER x", "IDENTIFIER y");
    }

    @Test
    void takesALoneCarriageReturnForABlank() {
        assertThat(lex("a -- b\rc\r\nd")).containsExactly("IDENTIFIER a", "IDENTIFIER c", "IDENTIFIER d");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(lex("\uFEFFselect")).containsExactly("KEYWORD select");
    }

    @Test
    void keepsCommandsOfPsqlToTheEndOfTheirLine() {
        assertThat(lex("\\set x 'it''s\nselect 1 \\gset\n"))
                .containsExactly("META_COMMAND \\set x 'it''s", "KEYWORD select", "INTEGER 1", "META_COMMAND \\gset");
    }

    @Test
    void keepsRowsAfterCopyFromStdin() {
        assertThat(lex("copy orders (id, note) from stdin; -- rows\n1\tit's\n2\t;\n\\.\nselect 1;"))
                .endsWith(
                        "KEYWORD stdin",
                        "SEMICOLON ;",
                        "COPY_DATA 1\tit's\n2\t;\n\\.",
                        "KEYWORD select",
                        "INTEGER 1",
                        "SEMICOLON ;");
    }

    @Test
    void takesNoRowsWhereNoLineEndsThem() {
        assertThat(lex("copy orders from stdin;\nselect 1;")).contains("KEYWORD select");
    }

    @Test
    void knowsVariablesOfPsqlFromCastsSlicesAndAssignments() {
        assertThat(lex(":x :'x' :\"x\" :{?x} a::b c[1:n] d:=e"))
                .containsExactly(
                        "VARIABLE :x",
                        "VARIABLE :'x'",
                        "VARIABLE :\"x\"",
                        "VARIABLE :{?x}",
                        "IDENTIFIER a",
                        "DOUBLE_COLON ::",
                        "IDENTIFIER b",
                        "IDENTIFIER c",
                        "LEFT_BRACKET [",
                        "INTEGER 1",
                        "COLON :",
                        "IDENTIFIER n",
                        "RIGHT_BRACKET ]",
                        "IDENTIFIER d",
                        "COLON_EQUALS :=",
                        "IDENTIFIER e");
    }

    @Test
    void takesAColonAfterAConstantForJsons() {
        assertThat(lex("json_object('a':b)")).contains("COLON :", "IDENTIFIER b");
    }

    @Test
    void keepsPlaceholdersWithTheWordTheyArePartOf() {
        assertThat(lex("${schema}.orders_${env}_1 {{ index .Options \"Namespace\" }}.users {{ if .X }}x{{ end }}"))
                .containsExactly(
                        "PLACEHOLDER ${schema}",
                        "DOT .",
                        "PLACEHOLDER orders_${env}_1",
                        "PLACEHOLDER {{ index .Options \"Namespace\" }}",
                        "DOT .",
                        "IDENTIFIER users",
                        "IDENTIFIER x");
    }

    @Test
    void marksTheBreakpointsOfDrizzle() {
        assertThat(lex("select 1;\n--> statement-breakpoint\nselect 2"))
                .containsSequence("SEMICOLON ;", "STATEMENT_BREAKPOINT --> statement-breakpoint", "KEYWORD select");
    }

    @Test
    void endsAnOpenQuoteBeforeTheNextStatement() {
        assertThat(lex("select 'open;\nCREATE TABLE orders (note text default 'x');\nDROP TABLE orders;\n"))
                .startsWith("KEYWORD select", "UNTERMINATED 'open;\n", "KEYWORD CREATE")
                .endsWith("KEYWORD DROP", "KEYWORD TABLE", "IDENTIFIER orders", "SEMICOLON ;");
    }

    @Test
    void endsAnOpenCommentBeforeTheNextStatement() {
        assertThat(lex("/* open\nDROP TABLE orders;")).startsWith("UNTERMINATED /* open\n", "KEYWORD DROP");
    }

    @Test
    void foldsAndTruncatesNames() {
        Tokens tokens = Lexer.lex(Excerpt.of("Ord\u00C4rs \"Mixed\" " + "x".repeat(70) + " " + "\u00E4".repeat(40)));
        assertThat(tokens.value(0)).isEqualTo("ord\u00C4rs");
        assertThat(tokens.value(2)).isEqualTo("Mixed");
        assertThat(tokens.value(4)).hasSize(63);
        assertThat(tokens.value(6)).hasSize(31);
    }

    @Test
    void undoesEscapes() {
        assertThat(value("'it''s'")).isEqualTo("it's");
        assertThat(value("E'a\\n\\'\\x41\\101\\u00e4\\\\'")).isEqualTo("a\n'AA\u00e4\\");
        assertThat(value("U&'\\0041\\+01F600\\\\'")).isEqualTo("A\uD83D\uDE00\\");
        assertThat(value("U&\"d\\0061t\\+000061\"")).isEqualTo("data");
        assertThat(value("$x$it's$x$")).isEqualTo("it's");
    }

    @Test
    void findsPlacesInsideQuotedBodies() {
        String file = "do 'begin perform ''x'', E''\\n''; end'";
        Tokens script = Lexer.lex(Excerpt.of(file));
        Tokens body = Lexer.lexBody(script.contents(2));
        int string = body.significant(2);
        assertThat(body.text(string)).isEqualTo("'x'");
        assertThat(body.range(string)).isEqualTo(new TextRange(file.indexOf("''x''"), file.indexOf("''x''") + 5));
        Tokens last = Lexer.lexBody(body.contents(string));
        assertThat(last.range(0).of(file)).isEqualTo("x");
    }

    @Test
    void joinsToTheTextAndCoversItForAnyInput() {
        Random random = new Random(7);
        String[] pieces = {
            "'",
            "\"",
            "$$",
            "$a$",
            "E'",
            "U&\"",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            " ",
            "\\",
            "\\.",
            "\ncopy t from stdin;\n",
            ";",
            "(",
            ")",
            "[",
            "]",
            "{{",
            "}}",
            "${",
            "}",
            "{%",
            ":",
            ":'",
            "::",
            ":=",
            "1",
            "0x",
            "1e",
            "_",
            ".",
            "..",
            "a",
            "begin",
            "CREATE",
            "\nCREATE FUNCTION",
            "\u00A0",
            "\uD83D",
            "\0",
            "`",
            "@-",
            "+",
            "-",
            "--> statement-breakpoint"
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            check(text.toString());
        }
    }

    private static void check(String text) {
        for (Tokens tokens : List.of(Lexer.lex(Excerpt.of(text)), Lexer.lexBody(Excerpt.of(text)))) {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                assertThat(tokens.end(i)).as(text).isGreaterThan(tokens.start(i));
                joined.append(tokens.text(i));
                tokens.value(i);
            }
            assertThat(joined).hasToString(text);
            StatementCutter cutter = new StatementCutter(tokens);
            int position = cutter.first(0);
            while (position < tokens.significantCount()) {
                int end = cutter.end(position);
                assertThat(end).as(text).isGreaterThan(position);
                position = cutter.first(end);
            }
        }
    }

    private static String value(String constant) {
        return Lexer.lex(Excerpt.of(constant)).value(0);
    }

    private static List<String> lex(String text) {
        Tokens tokens = Lexer.lex(Excerpt.of(text));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < tokens.significantCount(); i++) {
            int index = tokens.significant(i);
            assertThat(tokens.kind(index) == TokenKind.KEYWORD).isEqualTo(tokens.keyword(index) != Keyword.NO_KEYWORD);
            found.add(tokens.get(index).toString());
        }
        return found;
    }
}
