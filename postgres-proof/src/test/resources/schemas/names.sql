CREATE TABLE customers (id serial PRIMARY KEY, email text UNIQUE, name varchar(20) NOT NULL CHECK (name <> ''));
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customers,
    second_id int REFERENCES customers (id),
    total numeric(10, 2) DEFAULT 0 CHECK (total >= 0),
    paid numeric(10, 2) DEFAULT NULL,
    twice numeric GENERATED ALWAYS AS (total * 2) STORED,
    stamp timestamp(3) with time zone DEFAULT now(),
    tags text[],
    CHECK (paid <= total),
    CHECK (paid >= 0),
    CHECK (true),
    UNIQUE (customer_id, total),
    UNIQUE (total, customer_id)
);
CREATE INDEX ON orders (customer_id);
CREATE INDEX ON orders (customer_id);
CREATE INDEX ON orders (lower(tags[1]), (total + 1), (total || 'x'));
CREATE INDEX ON orders ((total::int), (CAST(total AS bigint)));
CREATE INDEX ON orders (coalesce(paid, total), (CASE WHEN paid IS NULL THEN total END));
CREATE INDEX ON orders (total) INCLUDE (paid) WHERE paid IS NULL;
CREATE UNIQUE INDEX ON orders USING btree (total DESC NULLS LAST);
CREATE INDEX ON orders USING gin (tags);
CREATE INDEX ON customers (upper(name), upper(email));
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD CHECK (total > 1) NOT VALID;
ALTER TABLE orders ADD COLUMN parent bigint REFERENCES orders ON DELETE SET NULL, ADD COLUMN n smallserial;
ALTER TABLE orders ADD EXCLUDE USING btree (parent WITH =);
CREATE TABLE twice (id int PRIMARY KEY UNIQUE, code text UNIQUE CONSTRAINT the_code UNIQUE);
CREATE TABLE a_table_whose_name_is_quite_a_bit_longer_than_it_should_be (
    a_column_with_a_long_name_too serial UNIQUE,
    überlänge_mit_umlauten_in_einem_spaltennamen_der_lang_ist serial UNIQUE,
    CHECK (a_column_with_a_long_name_too > 0)
);
CREATE SEQUENCE orders_n_seq1;
CREATE TABLE orders_check (i int CHECK (i > 0));
CREATE DOMAIN positive AS int CHECK (VALUE > 0) NOT NULL;
CREATE TABLE "Quoted Table" ("Some Column" int CHECK ("Some Column" > 0) UNIQUE, p positive);
CREATE TABLE money_test (a decimal, b float, c float(20), d char, f bit(3), g varbit, h interval, i time, j "char", k name, l oid, m int2, n int8[][]);
