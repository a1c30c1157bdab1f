package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.definition.CommentSql;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What COMMENT ON leaves, and where it goes when its object is renamed, copied or dropped. */
class CommentsTest {

    private static final String ORDERS = """
            CREATE TYPE state AS ENUM ('new');
            CREATE DOMAIN amount AS numeric CONSTRAINT positive CHECK (value > 0);
            CREATE TABLE orders (id bigint CONSTRAINT orders_pkey PRIMARY KEY, note text, CONSTRAINT short CHECK (note <> ''));
            CREATE INDEX by_note ON orders (note);
            CREATE VIEW notes AS SELECT note FROM orders;
            CREATE FUNCTION touch(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touched();
            CREATE POLICY clerks ON orders USING (true);
            CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;
            CREATE SCHEMA shop;
            COMMENT ON TABLE orders IS 'a';
            COMMENT ON COLUMN orders.note IS 'b';
            COMMENT ON CONSTRAINT short ON orders IS 'c';
            COMMENT ON CONSTRAINT orders_pkey ON orders IS 'd';
            COMMENT ON INDEX by_note IS 'e';
            COMMENT ON VIEW notes IS 'f';
            COMMENT ON FUNCTION touch(int) IS 'g';
            COMMENT ON TRIGGER touch ON orders IS 'h';
            COMMENT ON POLICY clerks ON orders IS 'i';
            COMMENT ON RULE quiet ON orders IS 'j';
            COMMENT ON TYPE state IS 'k';
            COMMENT ON DOMAIN amount IS 'l';
            COMMENT ON CONSTRAINT positive ON DOMAIN amount IS 'm';
            COMMENT ON SCHEMA shop IS 'n';
            COMMENT ON EXTENSION plpgsql IS 'o';
            """;

    @Test
    void keepsCommentsOfEveryKindOfObject() {
        assertThat(comments(ORDERS))
                .containsExactlyInAnyOrder(
                        "TABLE public.orders a",
                        "COLUMN public.orders.note b",
                        "CONSTRAINT short ON public.orders c",
                        "CONSTRAINT orders_pkey ON public.orders d",
                        "INDEX public.by_note e",
                        "VIEW public.notes f",
                        "FUNCTION public.touch(integer) g",
                        "TRIGGER touch ON public.orders h",
                        "POLICY clerks ON public.orders i",
                        "RULE quiet ON public.orders j",
                        "TYPE public.state k",
                        "DOMAIN public.amount l",
                        "CONSTRAINT positive ON DOMAIN public.amount m",
                        "SCHEMA shop n",
                        "EXTENSION plpgsql o");
    }

    @Test
    void followsRenames() {
        assertThat(comments(ORDERS, """
                        ALTER TABLE orders RENAME COLUMN note TO remark;
                        ALTER TABLE orders RENAME CONSTRAINT short TO brief;
                        ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;
                        ALTER INDEX by_note RENAME TO by_remark;
                        ALTER TRIGGER touch ON orders RENAME TO touches;
                        ALTER POLICY clerks ON orders RENAME TO staff;
                        ALTER RULE quiet ON orders RENAME TO silent;
                        ALTER DOMAIN amount RENAME CONSTRAINT positive TO above;
                        ALTER SCHEMA shop RENAME TO store;
                        ALTER TABLE orders RENAME TO purchases;
                        ALTER FUNCTION touch(int) RENAME TO poke;
                        ALTER TYPE state RENAME TO status;
                        """))
                .containsExactlyInAnyOrder(
                        "TABLE public.purchases a",
                        "COLUMN public.purchases.remark b",
                        "CONSTRAINT brief ON public.purchases c",
                        "CONSTRAINT orders_key ON public.purchases d",
                        "INDEX public.by_remark e",
                        "VIEW public.notes f",
                        "FUNCTION public.poke(integer) g",
                        "TRIGGER touches ON public.purchases h",
                        "POLICY staff ON public.purchases i",
                        "RULE silent ON public.purchases j",
                        "TYPE public.status k",
                        "DOMAIN public.amount l",
                        "CONSTRAINT above ON DOMAIN public.amount m",
                        "SCHEMA store n",
                        "EXTENSION plpgsql o");
    }

    @Test
    void goesWithItsObject() {
        assertThat(comments(ORDERS, """
                        ALTER TABLE orders DROP CONSTRAINT short, DROP CONSTRAINT orders_pkey;
                        DROP INDEX by_note;
                        DROP VIEW notes;
                        DROP FUNCTION touch(int);
                        DROP TRIGGER touch ON orders;
                        DROP POLICY clerks ON orders;
                        DROP RULE quiet ON orders;
                        ALTER DOMAIN amount DROP CONSTRAINT positive;
                        DROP SCHEMA shop;
                        ALTER TABLE orders ADD CONSTRAINT short CHECK (true);
                        CREATE INDEX by_note ON orders (note);
                        CREATE POLICY clerks ON orders USING (true);
                        CREATE SCHEMA shop;
                        """))
                .containsExactlyInAnyOrder(
                        "TABLE public.orders a",
                        "COLUMN public.orders.note b",
                        "TYPE public.state k",
                        "DOMAIN public.amount l",
                        "EXTENSION plpgsql o");
    }

    @Test
    void isTakenAwayByNullAndByAnEmptyText() {
        assertThat(comments("""
                        CREATE TABLE orders (id bigint);
                        COMMENT ON TABLE orders IS 'a';
                        COMMENT ON COLUMN orders.id IS 'b';
                        COMMENT ON TABLE orders IS NULL;
                        COMMENT ON COLUMN orders.id IS '';
                        """)).isEmpty();
    }

    @Test
    void isCopiedByLikeIncludingComments() {
        assertThat(comments("""
                        CREATE TABLE orders (id bigint);
                        COMMENT ON COLUMN orders.id IS 'a';
                        CREATE TABLE copies (LIKE orders INCLUDING ALL);
                        CREATE TABLE plain (LIKE orders);
                        """)).containsExactly("COLUMN public.orders.id a", "COLUMN public.copies.id a");
    }

    @Test
    void isKeptOfWhatTheHistoryOnlyUses() {
        assertThat(comments("COMMENT ON TABLE legacy IS 'a'; COMMENT ON COLUMN legacy.id IS 'b';"))
                .containsExactlyInAnyOrder("TABLE public.legacy a", "COLUMN public.legacy.id b");
    }

    private static List<String> comments(String... migrations) {
        Replayed replayed = Replayed.of(migrations);
        assertThat(replayed.failures()).isEmpty();
        List<String> comments = new ArrayList<>();
        replayed.catalog()
                .comments()
                .forEach((about, text) -> comments.add(
                        CommentSql.object(replayed.catalog(), about).orElse("nothing") + " " + text));
        return comments;
    }
}
