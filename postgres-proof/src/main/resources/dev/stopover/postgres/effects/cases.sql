-- Statements whose effect on a live database is measured on real servers.
--
-- A statement ends where a line ends with a semicolon. A fixture is committed before each case of the sections that
-- name it; a case is "name [oldest major version that knows it] = title". What stands before "measured" is committed
-- too; what stands after "begun" runs in the same transaction just before the measured statement. Without any such
-- division the case is its one statement.

-- fixture: shop
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age integer);
CREATE INDEX customers_email_idx ON customers (email);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id bigint REFERENCES customers (id), status varchar(20), total numeric(10,2), note text, quantity integer NOT NULL);
CREATE INDEX orders_status_idx ON orders (status);
CREATE TABLE drafts (id integer NOT NULL, key integer, body text);
INSERT INTO customers SELECT n, 'c' || n || '@example.com', 'name ' || n, 20 + n FROM generate_series(1, 5) n;
INSERT INTO orders SELECT n, n, 'new', n, 'note ' || n, 1 FROM generate_series(1, 5) n;
INSERT INTO drafts SELECT n, n, 'body ' || n FROM generate_series(1, 5) n;

-- section: New tables (shop)

-- case: create-table = A table
CREATE TABLE invoices (id bigint PRIMARY KEY, amount numeric);
-- case: create-table-identity = A table with an identity column
CREATE TABLE invoices (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- case: create-table-if-not-exists = A table that is there already, guarded
CREATE TABLE IF NOT EXISTS orders (id bigint);
-- case: create-table-existing = A table that is there already
CREATE TABLE orders (id bigint);
-- case: create-table-references = A table with a foreign key
CREATE TABLE invoices (id bigint PRIMARY KEY, order_id integer REFERENCES orders (id));
-- case: create-table-references-two = A table with two foreign keys
CREATE TABLE invoices (order_id integer REFERENCES orders, customer_id bigint, FOREIGN KEY (customer_id) REFERENCES customers (id));
-- case: create-table-references-itself = A table that refers to itself
CREATE TABLE categories (id bigint PRIMARY KEY, parent_id bigint REFERENCES categories);
-- case: create-table-references-missing = A foreign key to a table that is not there
CREATE TABLE invoices (id bigint PRIMARY KEY, payment_id integer REFERENCES payments (id));
-- case: create-table-like = A table LIKE another
CREATE TABLE old_orders (LIKE orders INCLUDING ALL);
-- case: create-table-as = A table from a query
CREATE TABLE old_orders AS SELECT * FROM orders;
-- case: create-table-as-no-data = A table from a query, without its rows
CREATE TABLE old_orders AS SELECT * FROM orders WITH NO DATA;
-- case: select-into = A table from SELECT INTO
SELECT * INTO old_orders FROM orders;
-- case: create-table-inherits = A table that inherits
CREATE TABLE letters (address text) INHERITS (drafts);
-- case: create-unlogged-table = An unlogged table
CREATE UNLOGGED TABLE cache (id bigint PRIMARY KEY);
-- case: create-temporary-table = A temporary table from a query
CREATE TEMPORARY TABLE picked AS SELECT id FROM orders;
-- case: create-foreign-key-mismatch = A foreign key to columns that are not unique
CREATE TABLE invoices (id bigint PRIMARY KEY, status varchar(20) REFERENCES orders (status));

-- section: Adding columns (shop)

-- case: add-column = A column without a default
ALTER TABLE orders ADD COLUMN color text;
-- case: add-column-if-not-exists = A column that is there already, guarded
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
-- case: add-column-existing = A column that is there already
ALTER TABLE orders ADD COLUMN note text;
-- case: add-column-to-missing-table = A column of a table that is not there
ALTER TABLE payments ADD COLUMN color text;
-- case: add-column-to-missing-table-if-exists = A column of a table that is not there, guarded
ALTER TABLE IF EXISTS payments ADD COLUMN color text;
-- case: add-column-to-view = A column of a view
CREATE VIEW open_orders AS SELECT id FROM orders;
-- measured:
ALTER TABLE open_orders ADD COLUMN color text;
-- case: add-columns = Two columns at once
ALTER TABLE orders ADD COLUMN color text, ADD COLUMN size integer DEFAULT 1;
-- case: add-column-json = A json column without a default
ALTER TABLE orders ADD COLUMN data jsonb;
-- case: add-column-array = A default that is an empty array
ALTER TABLE orders ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
-- case: add-column-default = A constant default
ALTER TABLE orders ADD COLUMN color text DEFAULT 'red';
-- case: add-column-not-null-default = NOT NULL with a constant default
ALTER TABLE orders ADD COLUMN color text NOT NULL DEFAULT 'red';
-- case: add-column-default-negative = A negative default
ALTER TABLE orders ADD COLUMN size integer DEFAULT -1;
-- case: add-column-default-sum = A default that is an immutable expression
ALTER TABLE orders ADD COLUMN size integer DEFAULT (1 + 1);
-- case: add-column-default-cast = A default with a cast
ALTER TABLE orders ADD COLUMN data jsonb DEFAULT '{}'::jsonb;
-- case: add-column-default-coalesce = A default that is COALESCE of constants
ALTER TABLE orders ADD COLUMN size integer DEFAULT coalesce(NULL, 1);
-- case: add-column-default-now = A stable default: now()
ALTER TABLE orders ADD COLUMN placed timestamptz NOT NULL DEFAULT now();
-- case: add-column-default-current-timestamp = A stable default: CURRENT_TIMESTAMP
ALTER TABLE orders ADD COLUMN placed timestamptz DEFAULT CURRENT_TIMESTAMP;
-- case: add-column-default-localtimestamp = A stable default: LOCALTIMESTAMP
ALTER TABLE orders ADD COLUMN placed timestamp DEFAULT LOCALTIMESTAMP;
-- case: add-column-default-current-date = A stable default: CURRENT_DATE
ALTER TABLE orders ADD COLUMN placed date DEFAULT CURRENT_DATE;
-- case: add-column-default-current-user = A stable default: CURRENT_USER
ALTER TABLE orders ADD COLUMN placed_by text DEFAULT CURRENT_USER;
-- case: add-column-default-statement-timestamp = A stable default: statement_timestamp()
ALTER TABLE orders ADD COLUMN placed timestamptz DEFAULT statement_timestamp();
-- case: add-column-default-timezone-now = A stable default: timezone('utc', now())
ALTER TABLE orders ADD COLUMN placed timestamp DEFAULT timezone('utc', now());
-- case: add-column-default-interval = A stable default: now() plus an interval
ALTER TABLE orders ADD COLUMN due timestamptz DEFAULT now() + interval '30 days';
-- case: add-column-default-clock-timestamp = A volatile default: clock_timestamp()
ALTER TABLE orders ADD COLUMN placed timestamptz DEFAULT clock_timestamp();
-- case: add-column-default-timeofday = A volatile default: timeofday()
ALTER TABLE orders ADD COLUMN placed text DEFAULT timeofday();
-- case: add-column-default-random = A volatile default: random()
ALTER TABLE orders ADD COLUMN lot double precision DEFAULT random();
-- case: add-column-default-uuid = A volatile default: gen_random_uuid()
ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
-- case: add-column-default-uuidv7 [18] = A volatile default: uuidv7()
ALTER TABLE orders ADD COLUMN token uuid DEFAULT uuidv7();
-- case: add-column-default-md5-random = A volatile function inside an immutable one
ALTER TABLE orders ADD COLUMN token text DEFAULT md5(random()::text);
-- case: add-column-default-nextval = A volatile default: nextval()
CREATE SEQUENCE numbers;
-- measured:
ALTER TABLE orders ADD COLUMN number integer DEFAULT nextval('numbers');
-- case: add-column-default-immutable-function = A function of our own, immutable
CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
-- measured:
ALTER TABLE orders ADD COLUMN size integer DEFAULT one();
-- case: add-column-default-stable-function = A function of our own, stable
CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql STABLE AS 'BEGIN RETURN 1; END';
-- measured:
ALTER TABLE orders ADD COLUMN size integer DEFAULT one();
-- case: add-column-default-volatile-function = A function of our own, volatile as all are unless told
CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
-- measured:
ALTER TABLE orders ADD COLUMN size integer DEFAULT one();
-- case: add-column-default-volatile-sql-function = A volatile function in SQL that can be inlined to a constant
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- measured:
ALTER TABLE orders ADD COLUMN size integer DEFAULT one();
-- case: add-column-default-volatile-sql-function-inlined = A volatile function in SQL around a volatile function
CREATE FUNCTION lot() RETURNS double precision LANGUAGE sql AS 'SELECT random()';
-- measured:
ALTER TABLE orders ADD COLUMN lot double precision DEFAULT lot();
-- case: add-column-serial = A serial column
ALTER TABLE drafts ADD COLUMN number serial;
-- case: add-column-bigserial-key = A bigserial primary key
ALTER TABLE drafts ADD COLUMN number bigserial PRIMARY KEY;
-- case: add-column-identity = An identity column
ALTER TABLE orders ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
-- case: add-column-identity-by-default = An identity column, by default
ALTER TABLE orders ADD COLUMN number bigint GENERATED BY DEFAULT AS IDENTITY;
-- case: add-column-stored = A stored generated column
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) STORED;
-- case: add-column-virtual [18] = A virtual generated column
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) VIRTUAL;
-- case: add-column-virtual-not-null [18] = A virtual generated column that is NOT NULL
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) VIRTUAL NOT NULL;
-- case: add-column-generated-volatile = A generated column of a volatile expression
ALTER TABLE orders ADD COLUMN lot double precision GENERATED ALWAYS AS (random()) STORED;
-- case: add-column-not-null = NOT NULL without a default
ALTER TABLE orders ADD COLUMN color text NOT NULL;
-- case: add-column-not-null-empty = NOT NULL without a default, of an empty table
CREATE TABLE invoices (id bigint);
-- measured:
ALTER TABLE invoices ADD COLUMN color text NOT NULL;
-- case: add-column-primary-key = A primary key column without a default
ALTER TABLE drafts ADD COLUMN number integer PRIMARY KEY;
-- case: add-column-check = A CHECK on a column without a default
ALTER TABLE orders ADD COLUMN size integer CHECK (size > 0);
-- case: add-column-check-default = A CHECK on a column with a default
ALTER TABLE orders ADD COLUMN size integer DEFAULT 1 CHECK (size > 0);
-- case: add-column-unique = A unique column
ALTER TABLE orders ADD COLUMN number integer UNIQUE;
-- case: add-column-references = A foreign key column without a default
ALTER TABLE drafts ADD COLUMN customer_id bigint REFERENCES customers (id);
-- case: add-column-references-default = A foreign key column with a default
ALTER TABLE drafts ADD COLUMN customer_id bigint DEFAULT 1 REFERENCES customers (id);
-- case: add-column-references-itself = A foreign key column to the same table
ALTER TABLE orders ADD COLUMN replaces integer REFERENCES orders (id);
-- case: add-column-domain = A domain without constraints
CREATE DOMAIN label AS text;
-- measured:
ALTER TABLE orders ADD COLUMN color label;
-- case: add-column-domain-default = A domain without constraints, with a default
CREATE DOMAIN label AS text;
-- measured:
ALTER TABLE orders ADD COLUMN color label DEFAULT 'red';
-- case: add-column-constrained-domain = A domain with a CHECK
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
-- measured:
ALTER TABLE orders ADD COLUMN size positive;
-- case: add-column-constrained-domain-default = A domain with a CHECK, with a default
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
-- measured:
ALTER TABLE orders ADD COLUMN size positive DEFAULT 1;
-- case: add-column-not-null-domain = A domain that is NOT NULL
CREATE DOMAIN present AS integer NOT NULL;
-- measured:
ALTER TABLE orders ADD COLUMN size present;
-- case: add-column-domain-over-constrained-domain = A domain over a domain with a CHECK
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN small AS positive;
-- measured:
ALTER TABLE orders ADD COLUMN size small;
-- case: add-column-enum-default = An enum with a default
CREATE TYPE mood AS ENUM ('glad', 'sad');
-- measured:
ALTER TABLE orders ADD COLUMN mood mood NOT NULL DEFAULT 'glad';
-- case: add-column-missing-type = A type that is not there
ALTER TABLE orders ADD COLUMN mood mood;
-- case: add-column-collate = A column with a collation
ALTER TABLE orders ADD COLUMN color text COLLATE "C";
-- case: add-column-compression = A column with a compression method
ALTER TABLE orders ADD COLUMN color text COMPRESSION pglz;
-- case: add-column-storage [16] = A column with a storage mode
ALTER TABLE orders ADD COLUMN color text STORAGE EXTERNAL;

-- section: Dropping columns (shop)

-- case: drop-column = A column
ALTER TABLE orders DROP COLUMN note;
-- case: drop-column-missing = A column that is not there
ALTER TABLE orders DROP COLUMN color;
-- case: drop-column-if-exists = A column that is not there, guarded
ALTER TABLE orders DROP COLUMN IF EXISTS color;
-- case: drop-column-indexed = An indexed column
ALTER TABLE orders DROP COLUMN status;
-- case: drop-column-foreign-key = A foreign key column
ALTER TABLE orders DROP COLUMN customer_id;
-- case: drop-column-referenced = A column that a foreign key refers to
ALTER TABLE customers DROP COLUMN id;
-- case: drop-column-referenced-cascade = A column that a foreign key refers to, with what depends on it
ALTER TABLE customers DROP COLUMN id CASCADE;
-- case: drop-column-primary-key = A primary key column
ALTER TABLE orders DROP COLUMN id;
-- case: drop-column-of-view = A column that a view shows
CREATE VIEW open_orders AS SELECT id, note FROM orders;
-- measured:
ALTER TABLE orders DROP COLUMN note;
-- case: drop-column-of-view-cascade = A column that a view shows, with what depends on it
CREATE VIEW open_orders AS SELECT id, note FROM orders;
-- measured:
ALTER TABLE orders DROP COLUMN note CASCADE;
-- case: drop-column-of-policy = A column that a policy reads
CREATE POLICY noted ON orders USING (note IS NOT NULL);
-- measured:
ALTER TABLE orders DROP COLUMN note;
-- case: drop-column-of-generated = A column that a generated column reads
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) STORED;
-- measured:
ALTER TABLE orders DROP COLUMN total;

-- section: Changing columns (shop)

-- case: set-default = A default
ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';
-- case: set-default-volatile = A volatile default
ALTER TABLE orders ALTER COLUMN note SET DEFAULT md5(random()::text);
-- case: drop-default = No default
ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;
-- case: set-default-missing-column = A default of a column that is not there
ALTER TABLE orders ALTER COLUMN color SET DEFAULT 'red';
-- case: set-not-null = NOT NULL
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-already = NOT NULL where it is already
ALTER TABLE orders ALTER COLUMN quantity SET NOT NULL;
-- case: set-not-null-key = NOT NULL of a primary key column
ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
-- case: set-not-null-with-nulls = NOT NULL where a row has none
UPDATE orders SET note = NULL WHERE id = 1;
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-proven = NOT NULL that a valid CHECK proves
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT note_present;
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-proven-by-conjunction = NOT NULL that a part of a valid CHECK proves
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL AND total > 0);
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-not-proven-by-disjunction = NOT NULL that a CHECK with OR does not prove
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL OR total > 0);
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-not-proven-by-comparison = NOT NULL that a CHECK of another kind does not prove
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note <> '');
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-check-not-valid = NOT NULL with a CHECK that is not validated
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL) NOT VALID;
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: set-not-null-drop-check = NOT NULL, dropping the proving CHECK in the same statement
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL);
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL, DROP CONSTRAINT note_present;
-- case: set-not-null-two-proven-one = NOT NULL of two columns, one of them proven
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note IS NOT NULL);
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL, ALTER COLUMN total SET NOT NULL;
-- case: set-not-null-after-not-valid [18] = NOT NULL where a NOT NULL constraint is not validated
ALTER TABLE orders ADD CONSTRAINT note_present NOT NULL note NOT VALID;
-- measured:
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- case: drop-not-null = No NOT NULL
ALTER TABLE orders ALTER COLUMN quantity DROP NOT NULL;
-- case: drop-not-null-key = No NOT NULL of a primary key column
ALTER TABLE orders ALTER COLUMN id DROP NOT NULL;
-- case: set-statistics = A statistics target
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;
-- case: set-column-option = An option of the planner
ALTER TABLE orders ALTER COLUMN note SET (n_distinct = 100);
-- case: reset-column-option = No option of the planner
ALTER TABLE orders ALTER COLUMN note RESET (n_distinct);
-- case: set-storage = A storage mode
ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;
-- case: set-compression = A compression method
ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz;
-- case: add-identity = Identity for a column that is there
ALTER TABLE orders ALTER COLUMN quantity ADD GENERATED BY DEFAULT AS IDENTITY;
-- case: add-identity-nullable = Identity for a column that may be null
ALTER TABLE orders ALTER COLUMN customer_id ADD GENERATED BY DEFAULT AS IDENTITY;
-- case: set-identity = Identity from BY DEFAULT to ALWAYS
ALTER TABLE orders ALTER COLUMN quantity ADD GENERATED BY DEFAULT AS IDENTITY;
-- measured:
ALTER TABLE orders ALTER COLUMN quantity SET GENERATED ALWAYS;
-- case: restart-identity = Identity that starts again
ALTER TABLE orders ALTER COLUMN quantity ADD GENERATED BY DEFAULT AS IDENTITY;
-- measured:
ALTER TABLE orders ALTER COLUMN quantity RESTART WITH 100;
-- case: drop-identity = No identity
ALTER TABLE orders ALTER COLUMN quantity ADD GENERATED BY DEFAULT AS IDENTITY;
-- measured:
ALTER TABLE orders ALTER COLUMN quantity DROP IDENTITY;
-- case: drop-identity-missing = No identity where there is none
ALTER TABLE orders ALTER COLUMN quantity DROP IDENTITY;
-- case: drop-identity-if-exists = No identity where there is none, guarded
ALTER TABLE orders ALTER COLUMN quantity DROP IDENTITY IF EXISTS;
-- case: drop-expression = A stored generated column becomes an ordinary one
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) STORED;
-- measured:
ALTER TABLE orders ALTER COLUMN gross DROP EXPRESSION;
-- case: drop-expression-virtual [18] = A virtual generated column becomes an ordinary one
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) VIRTUAL;
-- measured:
ALTER TABLE orders ALTER COLUMN gross DROP EXPRESSION;
-- case: set-expression [17] = Another expression for a stored generated column
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) STORED;
-- measured:
ALTER TABLE orders ALTER COLUMN gross SET EXPRESSION AS (total * 1.3);
-- case: set-expression-virtual [18] = Another expression for a virtual generated column
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 1.2) VIRTUAL;
-- measured:
ALTER TABLE orders ALTER COLUMN gross SET EXPRESSION AS (total * 1.3);
-- case: rename-column = A name
ALTER TABLE orders RENAME COLUMN note TO remark;
-- case: rename-column-missing = A name of a column that is not there
ALTER TABLE orders RENAME COLUMN color TO colour;
-- case: rename-column-existing = A name that another column has
ALTER TABLE orders RENAME COLUMN note TO status;
-- case: rename-column-of-view = A name of a column that a view shows
CREATE VIEW open_orders AS SELECT id, note FROM orders;
-- measured:
ALTER TABLE orders RENAME COLUMN note TO remark;

-- fixture: types
CREATE TABLE samples (id integer PRIMARY KEY, short varchar(10), body text, code char(10), amount numeric(10,2), whole integer, big bigint, day date, at timestamp, seen timestamptz, seen3 timestamptz(3), data json, net cidr, host inet, flags varbit(8), bits bit(8), span interval(2), token uuid, float4 real);
INSERT INTO samples SELECT n, 'short', 'body', 'code', n, n, n, '2024-01-01', '2024-01-01', '2024-01-01', '2024-01-01', '{}', '10.0.0.0/8', '10.0.0.1', '101', '10101010', '1 day', ('00000000-0000-0000-0000-00000000000' || n)::uuid, n FROM generate_series(1, 5) n;
CREATE TABLE details (id integer PRIMARY KEY, sample_id integer REFERENCES samples (id));
INSERT INTO details SELECT n, n FROM generate_series(1, 5) n;
CREATE TYPE mood AS ENUM ('glad', 'sad');

-- section: Changing types (types)

-- case: type-int-to-bigint = integer to bigint
ALTER TABLE samples ALTER COLUMN whole TYPE bigint;
-- case: type-bigint-to-int = bigint to integer
ALTER TABLE samples ALTER COLUMN big TYPE integer;
-- case: type-int-to-text = integer to text
ALTER TABLE samples ALTER COLUMN whole TYPE text;
-- case: type-int-to-numeric = integer to numeric
ALTER TABLE samples ALTER COLUMN whole TYPE numeric;
-- case: type-text-to-int = text to integer without USING
ALTER TABLE samples ALTER COLUMN body TYPE integer;
-- case: type-same = The type it has already
ALTER TABLE samples ALTER COLUMN whole TYPE integer;
-- case: type-same-using-column = The type it has already, USING the column
ALTER TABLE samples ALTER COLUMN whole TYPE integer USING whole;
-- case: type-same-using-expression = The type it has already, USING an expression
ALTER TABLE samples ALTER COLUMN whole TYPE integer USING whole + 1;
-- case: type-referencing = A column of a foreign key
ALTER TABLE details ALTER COLUMN sample_id TYPE bigint;
-- case: type-referenced = A column that a foreign key refers to
ALTER TABLE samples ALTER COLUMN id TYPE bigint;
-- case: type-real-to-double = real to double precision
ALTER TABLE samples ALTER COLUMN float4 TYPE double precision;
-- case: type-varchar-widen = varchar to a longer one
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-narrow = varchar to a shorter one
ALTER TABLE samples ALTER COLUMN short TYPE varchar(5);
-- case: type-varchar-to-text = varchar to text
ALTER TABLE samples ALTER COLUMN short TYPE text;
-- case: type-varchar-unlimited = varchar without a limit
ALTER TABLE samples ALTER COLUMN short TYPE varchar;
-- case: type-varchar-widen-using = varchar to a longer one, USING a cast
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20) USING short::varchar(20);
-- case: type-varchar-widen-indexed = varchar to a longer one, indexed
CREATE INDEX samples_short_idx ON samples (short);
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-to-text-indexed = varchar to text, indexed
CREATE INDEX samples_short_idx ON samples (short);
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE text;
-- case: type-varchar-widen-unique = varchar to a longer one, unique
ALTER TABLE samples ADD CONSTRAINT samples_short_key UNIQUE (body, short, id);
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-expression-index = varchar to a longer one, with an index on an expression of it
CREATE INDEX samples_lower_idx ON samples (lower(short));
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-partial-index = varchar to a longer one, in the predicate of an index
CREATE INDEX samples_whole_idx ON samples (whole) WHERE short <> 'a';
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-checked = varchar to a longer one, with a CHECK
ALTER TABLE samples ADD CONSTRAINT short_present CHECK (short <> '');
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-of-view = varchar to a longer one, shown by a view
CREATE VIEW shorts AS SELECT short FROM samples;
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-of-policy = varchar to a longer one, read by a policy
CREATE POLICY shorts ON samples USING (short <> '');
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-of-trigger = varchar to a longer one, in the condition of a trigger
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON samples FOR EACH ROW WHEN (NEW.short <> '') EXECUTE FUNCTION stamp();
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-widen-of-generated = varchar to a longer one, read by a generated column
ALTER TABLE samples ADD COLUMN lower text GENERATED ALWAYS AS (lower(short)) STORED;
-- measured:
ALTER TABLE samples ALTER COLUMN short TYPE varchar(20);
-- case: type-varchar-to-char = varchar to char
ALTER TABLE samples ALTER COLUMN short TYPE char(10);
-- case: type-text-to-varchar = text to varchar without a limit
ALTER TABLE samples ALTER COLUMN body TYPE varchar;
-- case: type-text-to-varchar-limit = text to varchar with a limit
ALTER TABLE samples ALTER COLUMN body TYPE varchar(100);
-- case: type-char-to-text = char to text
ALTER TABLE samples ALTER COLUMN code TYPE text;
-- case: type-char-to-varchar = char to varchar
ALTER TABLE samples ALTER COLUMN code TYPE varchar(20);
-- case: type-char-widen = char to a longer one
ALTER TABLE samples ALTER COLUMN code TYPE char(20);
-- case: type-numeric-widen = numeric with more digits
ALTER TABLE samples ALTER COLUMN amount TYPE numeric(12,2);
-- case: type-numeric-narrow = numeric with fewer digits
ALTER TABLE samples ALTER COLUMN amount TYPE numeric(8,2);
-- case: type-numeric-scale = numeric with another scale
ALTER TABLE samples ALTER COLUMN amount TYPE numeric(12,4);
-- case: type-numeric-unlimited = numeric without limits
ALTER TABLE samples ALTER COLUMN amount TYPE numeric;
-- case: type-numeric-to-int = numeric to integer
ALTER TABLE samples ALTER COLUMN amount TYPE integer;
-- case: type-timestamp-to-timestamptz-utc = timestamp to timestamptz, TimeZone UTC
SET TimeZone = 'UTC';
-- measured:
ALTER TABLE samples ALTER COLUMN at TYPE timestamptz;
-- case: type-timestamp-to-timestamptz-berlin = timestamp to timestamptz, TimeZone Europe/Berlin
SET TimeZone = 'Europe/Berlin';
-- measured:
ALTER TABLE samples ALTER COLUMN at TYPE timestamptz;
-- case: type-timestamptz-to-timestamp-utc = timestamptz to timestamp, TimeZone UTC
SET TimeZone = 'UTC';
-- measured:
ALTER TABLE samples ALTER COLUMN seen TYPE timestamp;
-- case: type-timestamptz-to-timestamp-berlin = timestamptz to timestamp, TimeZone Europe/Berlin
SET TimeZone = 'Europe/Berlin';
-- measured:
ALTER TABLE samples ALTER COLUMN seen TYPE timestamp;
-- case: type-timestamp-at-time-zone = timestamp to timestamptz, USING AT TIME ZONE
SET TimeZone = 'UTC';
-- measured:
ALTER TABLE samples ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC';
-- case: type-timestamptz-wider = timestamptz with more digits
ALTER TABLE samples ALTER COLUMN seen3 TYPE timestamptz(6);
-- case: type-timestamptz-unlimited = timestamptz without limit
ALTER TABLE samples ALTER COLUMN seen3 TYPE timestamptz;
-- case: type-timestamptz-narrower = timestamptz with fewer digits
ALTER TABLE samples ALTER COLUMN seen TYPE timestamptz(0);
-- case: type-timestamp-to-date = timestamp to date
ALTER TABLE samples ALTER COLUMN at TYPE date;
-- case: type-date-to-timestamp = date to timestamp
ALTER TABLE samples ALTER COLUMN day TYPE timestamp;
-- case: type-interval-wider = interval without limit
ALTER TABLE samples ALTER COLUMN span TYPE interval;
-- case: type-interval-narrower = interval with fewer digits
ALTER TABLE samples ALTER COLUMN span TYPE interval(0);
-- case: type-json-to-jsonb = json to jsonb
ALTER TABLE samples ALTER COLUMN data TYPE jsonb;
-- case: type-json-to-text = json to text
ALTER TABLE samples ALTER COLUMN data TYPE text;
-- case: type-cidr-to-inet = cidr to inet
ALTER TABLE samples ALTER COLUMN net TYPE inet;
-- case: type-inet-to-cidr = inet to cidr
ALTER TABLE samples ALTER COLUMN host TYPE cidr;
-- case: type-varbit-widen = bit varying to a longer one
ALTER TABLE samples ALTER COLUMN flags TYPE varbit(16);
-- case: type-varbit-narrow = bit varying to a shorter one
ALTER TABLE samples ALTER COLUMN flags TYPE varbit(4);
-- case: type-bit-widen = bit to a longer one
ALTER TABLE samples ALTER COLUMN bits TYPE bit(16);
-- case: type-uuid-to-text = uuid to text
ALTER TABLE samples ALTER COLUMN token TYPE text;
-- case: type-text-to-enum = text to an enum
UPDATE samples SET body = 'glad';
-- measured:
ALTER TABLE samples ALTER COLUMN body TYPE mood USING body::mood;
-- case: type-enum-to-text = An enum to text
ALTER TABLE samples ADD COLUMN mood mood;
-- measured:
ALTER TABLE samples ALTER COLUMN mood TYPE text;
-- case: type-to-domain = To a domain without constraints
CREATE DOMAIN label AS text;
-- measured:
ALTER TABLE samples ALTER COLUMN body TYPE label;
-- case: type-to-constrained-domain = To a domain with a CHECK
CREATE DOMAIN label AS text CHECK (VALUE <> '');
-- measured:
ALTER TABLE samples ALTER COLUMN body TYPE label;
-- case: type-from-domain = From a domain to its type
CREATE DOMAIN label AS text CHECK (VALUE <> '');
ALTER TABLE samples ADD COLUMN label label;
-- measured:
ALTER TABLE samples ALTER COLUMN label TYPE text;
-- case: type-collation = Another collation
ALTER TABLE samples ALTER COLUMN body TYPE text COLLATE "C";
-- case: type-collation-indexed = Another collation, indexed
CREATE INDEX samples_body_idx ON samples (body);
-- measured:
ALTER TABLE samples ALTER COLUMN body TYPE text COLLATE "C";
-- case: type-with-default = A type that the default cannot be cast to
ALTER TABLE samples ALTER COLUMN body SET DEFAULT 'none';
-- measured:
ALTER TABLE samples ALTER COLUMN body TYPE integer USING 1;
-- case: type-two-columns = Two columns, one of them rewritten
ALTER TABLE samples ALTER COLUMN short TYPE text, ALTER COLUMN whole TYPE bigint;
-- case: type-int-to-bigint-indexed = integer to bigint, indexed
CREATE INDEX samples_whole_idx ON samples (whole);
-- measured:
ALTER TABLE samples ALTER COLUMN whole TYPE bigint;
-- case: type-missing-column = A column that is not there
ALTER TABLE samples ALTER COLUMN color TYPE text;

-- section: Checks and NOT NULL constraints (shop)

-- case: add-check = A CHECK
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
-- case: add-check-unnamed = A CHECK without a name
ALTER TABLE orders ADD CHECK (total > 0);
-- case: add-check-violated = A CHECK that a row violates
ALTER TABLE orders ADD CONSTRAINT total_large CHECK (total > 3);
-- case: add-check-not-valid = A CHECK, NOT VALID
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
-- case: add-check-not-enforced [18] = A CHECK, NOT ENFORCED
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT ENFORCED;
-- case: add-check-existing-name = A name that another constraint has
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
-- measured:
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
-- case: add-check-missing-column = A CHECK of a column that is not there
ALTER TABLE orders ADD CONSTRAINT color_present CHECK (color <> '');
-- case: add-constraint-if-not-exists = IF NOT EXISTS, which constraints do not have
ALTER TABLE orders ADD CONSTRAINT IF NOT EXISTS total_positive CHECK (total > 0);
-- case: validate-check = VALIDATE of a CHECK
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
-- measured:
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
-- case: validate-check-already = VALIDATE of a CHECK that is valid
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
-- measured:
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
-- case: validate-missing = VALIDATE of a constraint that is not there
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
-- case: validate-in-same-transaction = VALIDATE in the transaction that adds the CHECK
-- begun:
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
-- measured:
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
-- case: drop-check = No CHECK
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
-- measured:
ALTER TABLE orders DROP CONSTRAINT total_positive;
-- case: drop-constraint-missing = A constraint that is not there
ALTER TABLE orders DROP CONSTRAINT total_positive;
-- case: drop-constraint-if-exists = A constraint that is not there, guarded
ALTER TABLE orders DROP CONSTRAINT IF EXISTS total_positive;
-- case: rename-constraint = A name
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
-- measured:
ALTER TABLE orders RENAME CONSTRAINT total_positive TO total_above_zero;
-- case: add-not-null-constraint [18] = NOT NULL as a constraint with a name
ALTER TABLE orders ADD CONSTRAINT note_present NOT NULL note;
-- case: add-not-null-constraint-not-valid [18] = NOT NULL as a constraint, NOT VALID
ALTER TABLE orders ADD CONSTRAINT note_present NOT NULL note NOT VALID;
-- case: validate-not-null-constraint [18] = VALIDATE of a NOT NULL constraint
ALTER TABLE orders ADD CONSTRAINT note_present NOT NULL note NOT VALID;
-- measured:
ALTER TABLE orders VALIDATE CONSTRAINT note_present;
-- case: drop-not-null-constraint [18] = No NOT NULL constraint
ALTER TABLE orders DROP CONSTRAINT orders_quantity_not_null;

-- section: Foreign keys (shop)

-- case: add-foreign-key = A foreign key
ALTER TABLE drafts ADD CONSTRAINT drafts_order_fk FOREIGN KEY (key) REFERENCES orders (id);
-- case: add-foreign-key-not-valid = A foreign key, NOT VALID
ALTER TABLE drafts ADD CONSTRAINT drafts_order_fk FOREIGN KEY (key) REFERENCES orders (id) NOT VALID;
-- case: add-foreign-key-not-enforced [18] = A foreign key, NOT ENFORCED
ALTER TABLE drafts ADD CONSTRAINT drafts_order_fk FOREIGN KEY (key) REFERENCES orders (id) NOT ENFORCED;
-- case: add-foreign-key-to-itself = A foreign key to the same table
ALTER TABLE orders ADD CONSTRAINT orders_quantity_fk FOREIGN KEY (quantity) REFERENCES orders (id);
-- case: add-foreign-key-violated = A foreign key that a row violates
UPDATE drafts SET key = 100 WHERE id = 1;
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_order_fk FOREIGN KEY (key) REFERENCES orders (id);
-- case: add-foreign-key-not-unique = A foreign key to columns that are not unique
ALTER TABLE drafts ADD CONSTRAINT drafts_quantity_fk FOREIGN KEY (key) REFERENCES orders (quantity);
-- case: add-foreign-key-other-type = A foreign key between types that cannot be compared
ALTER TABLE drafts ADD CONSTRAINT drafts_body_fk FOREIGN KEY (body) REFERENCES orders (id);
-- case: add-foreign-key-cascade = A foreign key with ON DELETE CASCADE
ALTER TABLE drafts ADD FOREIGN KEY (key) REFERENCES orders (id) ON DELETE CASCADE;
-- case: validate-foreign-key = VALIDATE of a foreign key
ALTER TABLE drafts ADD CONSTRAINT drafts_order_fk FOREIGN KEY (key) REFERENCES orders (id) NOT VALID;
-- measured:
ALTER TABLE drafts VALIDATE CONSTRAINT drafts_order_fk;
-- case: drop-foreign-key = No foreign key
ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;
-- case: defer-foreign-key = A foreign key becomes deferrable
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE;
-- case: unenforce-foreign-key [18] = A foreign key becomes NOT ENFORCED
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey NOT ENFORCED;
-- case: enforce-foreign-key [18] = A foreign key becomes ENFORCED
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey NOT ENFORCED;
-- measured:
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey ENFORCED;
-- case: rename-foreign-key = A name
ALTER TABLE orders RENAME CONSTRAINT orders_customer_id_fkey TO orders_customer_fk;
-- case: set-constraints-deferred = SET CONSTRAINTS
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE;
-- measured:
SET CONSTRAINTS orders_customer_id_fkey DEFERRED;
-- case: alter-with-pending-triggers = A change while a deferred foreign key has yet to be tested
ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE INITIALLY DEFERRED;
-- begun:
UPDATE orders SET customer_id = 2 WHERE id = 1;
-- measured:
ALTER TABLE orders ADD COLUMN color text;

-- section: Keys and unique constraints (shop)

-- case: add-primary-key = A primary key on columns that are NOT NULL
ALTER TABLE drafts ADD PRIMARY KEY (id);
-- case: add-primary-key-nullable = A primary key on a column that may be null
ALTER TABLE drafts ADD PRIMARY KEY (key);
-- case: add-primary-key-second = A second primary key
ALTER TABLE orders ADD PRIMARY KEY (quantity);
-- case: add-primary-key-using-index = A primary key USING INDEX
CREATE UNIQUE INDEX drafts_id_idx ON drafts (id);
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_pkey PRIMARY KEY USING INDEX drafts_id_idx;
-- case: add-primary-key-using-index-nullable = A primary key USING INDEX on a column that may be null
CREATE UNIQUE INDEX drafts_key_idx ON drafts (key);
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_pkey PRIMARY KEY USING INDEX drafts_key_idx;
-- case: add-primary-key-using-index-proven = A primary key USING INDEX on a column that a CHECK proves NOT NULL
CREATE UNIQUE INDEX drafts_key_idx ON drafts (key);
ALTER TABLE drafts ADD CONSTRAINT key_present CHECK (key IS NOT NULL);
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_pkey PRIMARY KEY USING INDEX drafts_key_idx;
-- case: add-unique = A unique constraint
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE (key);
-- case: add-unique-violated = A unique constraint that two rows violate
ALTER TABLE orders ADD CONSTRAINT orders_status_key UNIQUE (status);
-- case: add-unique-nulls-not-distinct [15] = A unique constraint, NULLS NOT DISTINCT
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE NULLS NOT DISTINCT (key);
-- case: add-unique-using-index = A unique constraint USING INDEX
CREATE UNIQUE INDEX drafts_key_idx ON drafts (key);
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE USING INDEX drafts_key_idx;
-- case: add-unique-using-plain-index = A unique constraint USING an INDEX that is not unique
CREATE INDEX drafts_key_idx ON drafts (key);
-- measured:
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE USING INDEX drafts_key_idx;
-- case: add-unique-not-valid = A unique constraint, NOT VALID
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE (key) NOT VALID;
-- case: add-unique-deferrable = A deferrable unique constraint
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE (key) DEFERRABLE;
-- case: add-exclude = An exclusion constraint
ALTER TABLE drafts ADD CONSTRAINT drafts_key_excl EXCLUDE USING btree (key WITH =);
-- case: drop-unique = No unique constraint
ALTER TABLE drafts ADD CONSTRAINT drafts_key_key UNIQUE (key);
-- measured:
ALTER TABLE drafts DROP CONSTRAINT drafts_key_key;
-- case: drop-primary-key = No primary key
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- case: drop-primary-key-referenced = A primary key that a foreign key refers to
ALTER TABLE customers DROP CONSTRAINT customers_pkey;
-- case: drop-primary-key-cascade = A primary key that a foreign key refers to, with what depends on it
ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE;

-- section: Indexes (shop)

-- case: create-index = An index
CREATE INDEX orders_note_idx ON orders (note);
-- case: create-index-unnamed = An index without a name
CREATE INDEX ON orders (note);
-- case: create-index-unique = A unique index
CREATE UNIQUE INDEX drafts_key_idx ON drafts (key);
-- case: create-index-unique-violated = A unique index that two rows violate
CREATE UNIQUE INDEX orders_quantity_idx ON orders (quantity);
-- case: create-index-if-not-exists = An index that is there already, guarded
CREATE INDEX IF NOT EXISTS orders_status_idx ON orders (status);
-- case: create-index-existing = An index that is there already
CREATE INDEX orders_status_idx ON orders (status);
-- case: create-index-partial = A partial index
CREATE INDEX orders_open_idx ON orders (id) WHERE status = 'new';
-- case: create-index-expression = An index on an expression
CREATE INDEX orders_lower_idx ON orders (lower(note));
-- case: create-index-volatile = An index on an expression that is not immutable
CREATE INDEX orders_lot_idx ON orders ((random()));
-- case: create-index-include = An index with more columns
CREATE INDEX orders_note_idx ON orders (note) INCLUDE (total);
-- case: create-index-hash = An index of another kind
CREATE INDEX orders_note_idx ON orders USING hash (note);
-- case: create-index-missing-column = An index on a column that is not there
CREATE INDEX orders_color_idx ON orders (color);
-- case: create-index-on-view = An index on a view
CREATE VIEW open_orders AS SELECT id FROM orders;
-- measured:
CREATE INDEX open_orders_idx ON open_orders (id);
-- case: drop-index = No index
DROP INDEX orders_status_idx;
-- case: drop-index-missing = An index that is not there
DROP INDEX orders_color_idx;
-- case: drop-index-if-exists = An index that is not there, guarded
DROP INDEX IF EXISTS orders_color_idx;
-- case: drop-index-of-constraint = An index of a constraint
DROP INDEX orders_pkey;
-- case: rename-index = A name
ALTER INDEX orders_status_idx RENAME TO orders_state_idx;
-- case: rename-index-as-table = A name, given with ALTER TABLE
ALTER TABLE orders_status_idx RENAME TO orders_state_idx;
-- case: alter-index-set = An option
ALTER INDEX orders_status_idx SET (fillfactor = 70);
-- case: alter-index-statistics = A statistics target
CREATE INDEX orders_lower_idx ON orders (lower(note));
-- measured:
ALTER INDEX orders_lower_idx ALTER COLUMN 1 SET STATISTICS 500;
-- case: alter-index-tablespace = Another tablespace
ALTER INDEX orders_status_idx SET TABLESPACE fast;
-- case: reindex-index = REINDEX of an index
REINDEX INDEX orders_status_idx;
-- case: reindex-table = REINDEX of a table
REINDEX TABLE orders;
-- case: reindex-table-tablespace = REINDEX of a table into another tablespace
REINDEX (TABLESPACE fast) TABLE orders;
-- case: reindex-missing = REINDEX of an index that is not there
REINDEX INDEX orders_color_idx;
-- case: cluster-on = CLUSTER ON
ALTER TABLE orders CLUSTER ON orders_status_idx;
-- case: set-without-cluster = SET WITHOUT CLUSTER
ALTER TABLE orders SET WITHOUT CLUSTER;

-- fixture: one
CREATE TABLE orders (id integer PRIMARY KEY, status text);
CREATE INDEX orders_status_idx ON orders (status);
INSERT INTO orders SELECT n, 'new' FROM generate_series(1, 5) n;

-- section: Outside of transactions (one)

-- case: create-index-concurrently = An index, CONCURRENTLY
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (status, id);
-- case: create-index-concurrently-unique = A unique index, CONCURRENTLY
CREATE UNIQUE INDEX CONCURRENTLY orders_note_idx ON orders (status, id);
-- case: create-index-concurrently-violated = A unique index that two rows violate, CONCURRENTLY
CREATE UNIQUE INDEX CONCURRENTLY orders_note_idx ON orders (status);
-- case: create-index-concurrently-if-not-exists = An index that is there already, guarded, CONCURRENTLY
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON orders (status);
-- case: create-index-concurrently-matview = An index on a materialized view, CONCURRENTLY
CREATE MATERIALIZED VIEW open_orders AS SELECT id FROM orders;
-- measured:
CREATE INDEX CONCURRENTLY open_orders_idx ON open_orders (id);
-- case: drop-index-concurrently = No index, CONCURRENTLY
DROP INDEX CONCURRENTLY orders_status_idx;
-- case: drop-index-concurrently-if-exists = An index that is not there, guarded, CONCURRENTLY
DROP INDEX CONCURRENTLY IF EXISTS orders_color_idx;
-- case: drop-index-concurrently-of-constraint = An index of a constraint, CONCURRENTLY
DROP INDEX CONCURRENTLY orders_pkey;
-- case: drop-two-indexes-concurrently = Two indexes, CONCURRENTLY
CREATE INDEX orders_note_idx ON orders (status, id);
-- measured:
DROP INDEX CONCURRENTLY orders_status_idx, orders_note_idx;
-- case: reindex-index-concurrently = REINDEX of an index, CONCURRENTLY
REINDEX INDEX CONCURRENTLY orders_status_idx;
-- case: reindex-table-concurrently = REINDEX of a table, CONCURRENTLY
REINDEX TABLE CONCURRENTLY orders;
-- case: reindex-schema = REINDEX of a schema
REINDEX SCHEMA public;
-- case: vacuum = VACUUM
VACUUM orders;
-- case: vacuum-analyze = VACUUM with ANALYZE
VACUUM (ANALYZE) orders;
-- case: vacuum-full = VACUUM FULL
VACUUM FULL orders;
-- case: cluster-all = CLUSTER of all tables that were clustered before
ALTER TABLE orders CLUSTER ON orders_status_idx;
-- measured:
CLUSTER;
-- case: create-index-concurrently-partitioned = An index on a partitioned table, CONCURRENTLY
CREATE TABLE sales (id integer, day date) PARTITION BY RANGE (day);
-- measured:
CREATE INDEX CONCURRENTLY sales_day_idx ON sales (day);
-- case: detach-concurrently = DETACH PARTITION, CONCURRENTLY
CREATE TABLE sales (id integer, day date) PARTITION BY RANGE (day);
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO sales VALUES (1, '2024-01-01');
-- measured:
ALTER TABLE sales DETACH PARTITION sales_2024 CONCURRENTLY;
-- case: detach-concurrently-with-default = DETACH PARTITION, CONCURRENTLY, with a default partition
CREATE TABLE sales (id integer, day date) PARTITION BY RANGE (day);
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
-- measured:
ALTER TABLE sales DETACH PARTITION sales_2024 CONCURRENTLY;
-- case: reindex-partitioned-table = REINDEX of a partitioned table
CREATE TABLE sales (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM (0) TO (100);
INSERT INTO sales VALUES (1);
-- measured:
REINDEX TABLE sales;
-- case: reindex-partitioned-index = REINDEX of a partitioned index
CREATE TABLE sales (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM (0) TO (100);
INSERT INTO sales VALUES (1);
-- measured:
REINDEX INDEX sales_pkey;
-- case: reindex-schema-concurrently = REINDEX of a schema, CONCURRENTLY
REINDEX SCHEMA CONCURRENTLY public;
-- case: reindex-database [16] = REINDEX of the database
REINDEX DATABASE;
-- case: vacuum-partitioned = VACUUM of a partitioned table
CREATE TABLE sales (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM (0) TO (100);
INSERT INTO sales VALUES (1);
-- measured:
VACUUM sales;
-- case: create-database = A database
DROP DATABASE IF EXISTS archive;
-- measured:
CREATE DATABASE archive;
-- case: drop-database = No database
DROP DATABASE IF EXISTS archive;
-- case: alter-system = A setting of the server
ALTER SYSTEM RESET work_mem;
-- case: create-tablespace = A tablespace
CREATE TABLESPACE slow LOCATION '/nowhere';
-- case: create-subscription = A subscription
CREATE SUBSCRIPTION copies CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION orders;

-- section: Row-level security (shop)

-- case: enable-rls = ENABLE
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- case: disable-rls = DISABLE
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- case: force-rls = FORCE
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
-- case: no-force-rls = NO FORCE
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
-- case: create-policy = A policy
CREATE POLICY mine ON orders USING (note = current_user);
-- case: create-policy-with-subquery = A policy that reads another table
CREATE POLICY mine ON orders USING (EXISTS (SELECT FROM customers WHERE customers.id = customer_id));
-- case: create-policy-insert = A policy for INSERT
CREATE POLICY mine ON orders FOR INSERT TO PUBLIC WITH CHECK (note = current_user);
-- case: create-policy-insert-using = A policy for INSERT with USING
CREATE POLICY mine ON orders FOR INSERT USING (true);
-- case: create-policy-select-check = A policy for SELECT with WITH CHECK
CREATE POLICY mine ON orders FOR SELECT WITH CHECK (true);
-- case: create-policy-existing = A policy that is there already
CREATE POLICY mine ON orders USING (true);
-- measured:
CREATE POLICY mine ON orders USING (false);
-- case: create-policy-if-not-exists = IF NOT EXISTS, which policies do not have
CREATE POLICY IF NOT EXISTS mine ON orders USING (true);
-- case: create-or-replace-policy = OR REPLACE, which policies do not have
CREATE OR REPLACE POLICY mine ON orders USING (true);
-- case: alter-policy = Another condition
CREATE POLICY mine ON orders USING (true);
-- measured:
ALTER POLICY mine ON orders USING (false);
-- case: rename-policy = A name
CREATE POLICY mine ON orders USING (true);
-- measured:
ALTER POLICY mine ON orders RENAME TO ours;
-- case: alter-policy-missing = A policy that is not there
ALTER POLICY mine ON orders USING (false);
-- case: drop-policy = No policy
CREATE POLICY mine ON orders USING (true);
-- measured:
DROP POLICY mine ON orders;
-- case: drop-policy-missing = A policy that is not there, dropped
DROP POLICY mine ON orders;
-- case: drop-policy-if-exists = A policy that is not there, dropped, guarded
DROP POLICY IF EXISTS mine ON orders;

-- fixture: triggers
CREATE TABLE orders (id integer PRIMARY KEY, total numeric);
INSERT INTO orders SELECT n, n FROM generate_series(1, 5) n;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE VIEW open_orders AS SELECT id, total FROM orders;
CREATE RULE mark AS ON UPDATE TO orders DO ALSO NOTHING;

-- section: Triggers and rules (triggers)

-- case: create-trigger = A trigger
CREATE TRIGGER mark BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: create-trigger-statement = A trigger with a transition table
CREATE TRIGGER mark AFTER INSERT ON orders REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stamp();
-- case: create-constraint-trigger = A constraint trigger
CREATE CONSTRAINT TRIGGER mark AFTER INSERT ON orders DEFERRABLE FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: create-or-replace-trigger = A trigger in the place of another
CREATE OR REPLACE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: create-trigger-if-not-exists = IF NOT EXISTS, which triggers do not have
CREATE TRIGGER IF NOT EXISTS mark BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: create-trigger-existing = A trigger that is there already
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: create-trigger-on-view = A trigger on a view
CREATE TRIGGER mark INSTEAD OF INSERT ON open_orders FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: drop-trigger = No trigger
DROP TRIGGER stamp ON orders;
-- case: drop-trigger-missing = A trigger that is not there
DROP TRIGGER mark ON orders;
-- case: drop-trigger-if-exists = A trigger that is not there, guarded
DROP TRIGGER IF EXISTS mark ON orders;
-- case: rename-trigger = A name
ALTER TRIGGER stamp ON orders RENAME TO mark;
-- case: disable-trigger = DISABLE
ALTER TABLE orders DISABLE TRIGGER stamp;
-- case: disable-trigger-user = DISABLE all of the user's
ALTER TABLE orders DISABLE TRIGGER USER;
-- case: disable-trigger-all = DISABLE all
ALTER TABLE orders DISABLE TRIGGER ALL;
-- case: enable-trigger = ENABLE
ALTER TABLE orders ENABLE TRIGGER stamp;
-- case: enable-always-trigger = ENABLE ALWAYS
ALTER TABLE orders ENABLE ALWAYS TRIGGER stamp;
-- case: enable-replica-trigger = ENABLE REPLICA
ALTER TABLE orders ENABLE REPLICA TRIGGER stamp;
-- case: drop-trigger-function = The function of a trigger
DROP FUNCTION stamp();
-- case: drop-trigger-function-cascade = The function of a trigger, with what depends on it
DROP FUNCTION stamp() CASCADE;
-- case: create-event-trigger = An event trigger
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- measured:
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watch();
-- case: create-rule = A rule
CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;
-- case: create-or-replace-rule = A rule in the place of another
CREATE OR REPLACE RULE mark AS ON UPDATE TO orders DO ALSO NOTHING;
-- case: disable-rule = DISABLE of a rule
ALTER TABLE orders DISABLE RULE mark;
-- case: enable-rule = ENABLE of a rule
ALTER TABLE orders ENABLE RULE mark;
-- case: rename-rule = A name of a rule
ALTER RULE mark ON orders RENAME TO keep;
-- case: drop-rule = No rule
DROP RULE mark ON orders;

-- fixture: views
CREATE TABLE products (id integer PRIMARY KEY, title text, price numeric);
INSERT INTO products SELECT n, 'title ' || n, n FROM generate_series(1, 5) n;
CREATE VIEW cheap AS SELECT id, title FROM products WHERE price < 3;
CREATE VIEW cheapest AS SELECT id FROM cheap;
CREATE VIEW titles AS SELECT title FROM products;
CREATE MATERIALIZED VIEW prices AS SELECT id, price FROM products;
CREATE UNIQUE INDEX prices_idx ON prices (id);
CREATE MATERIALIZED VIEW totals AS SELECT sum(price) AS total FROM products;

-- section: Views (views)

-- case: create-view = A view
CREATE VIEW dear AS SELECT id FROM products WHERE price > 3;
-- case: create-view-existing = A view that is there already
CREATE VIEW cheap AS SELECT id FROM products;
-- case: create-or-replace-view = A view in the place of another
CREATE OR REPLACE VIEW titles AS SELECT title, price FROM products;
-- case: create-or-replace-view-fewer = A view in the place of another, with fewer columns
CREATE OR REPLACE VIEW cheap AS SELECT id FROM products;
-- case: create-or-replace-view-renamed = A view in the place of another, with another column name
CREATE OR REPLACE VIEW titles AS SELECT title AS name FROM products;
-- case: create-view-of-view = A view of a view
CREATE VIEW good AS SELECT title FROM cheap;
-- case: create-view-missing = A view of a table that is not there
CREATE VIEW paid AS SELECT id FROM payments;
-- case: alter-view-security-invoker = security_invoker
ALTER VIEW titles SET (security_invoker = true);
-- case: alter-view-security-barrier = security_barrier
ALTER VIEW titles SET (security_barrier = true);
-- case: alter-view-default = A default
ALTER VIEW titles ALTER COLUMN title SET DEFAULT 'none';
-- case: rename-view = A name
ALTER VIEW titles RENAME TO names;
-- case: rename-view-column = A name of a column
ALTER VIEW titles RENAME COLUMN title TO name;
-- case: alter-view-schema = Another schema
CREATE SCHEMA old;
-- measured:
ALTER VIEW titles SET SCHEMA old;
-- case: alter-view-owner = Another owner
ALTER VIEW titles OWNER TO pg_monitor;
-- case: drop-view = No view
DROP VIEW titles;
-- case: drop-view-used = A view that a view reads
DROP VIEW cheap;
-- case: drop-view-cascade = A view that a view reads, with what depends on it
DROP VIEW cheap CASCADE;
-- case: drop-view-if-exists = A view that is not there, guarded
DROP VIEW IF EXISTS dear;
-- case: drop-view-of-table = DROP VIEW of a table
DROP VIEW products;
-- case: drop-table-of-view = DROP TABLE of a view
DROP TABLE titles;
-- case: drop-table-with-views = A table that views read
DROP TABLE products;
-- case: drop-table-with-views-cascade = A table that views read, with what depends on it
DROP TABLE products CASCADE;
-- case: create-matview = A materialized view
CREATE MATERIALIZED VIEW ids AS SELECT id FROM products;
-- case: create-matview-no-data = A materialized view, WITH NO DATA
CREATE MATERIALIZED VIEW ids AS SELECT id FROM products WITH NO DATA;
-- case: refresh-matview = REFRESH
REFRESH MATERIALIZED VIEW prices;
-- case: refresh-matview-concurrently = REFRESH, CONCURRENTLY
REFRESH MATERIALIZED VIEW CONCURRENTLY prices;
-- case: refresh-matview-concurrently-no-index = REFRESH, CONCURRENTLY, without a unique index
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
-- case: refresh-matview-concurrently-empty = REFRESH, CONCURRENTLY, of one that was never filled
CREATE MATERIALIZED VIEW ids AS SELECT id FROM products WITH NO DATA;
CREATE UNIQUE INDEX ids_idx ON ids (id);
-- measured:
REFRESH MATERIALIZED VIEW CONCURRENTLY ids;
-- case: refresh-matview-no-data = REFRESH, WITH NO DATA
REFRESH MATERIALIZED VIEW prices WITH NO DATA;
-- case: create-index-on-matview = An index on a materialized view
CREATE INDEX prices_price_idx ON prices (price);
-- case: alter-matview-set = An option of a materialized view
ALTER MATERIALIZED VIEW prices SET (fillfactor = 70);
-- case: rename-matview = A name of a materialized view
ALTER MATERIALIZED VIEW prices RENAME TO amounts;
-- case: drop-matview = No materialized view
DROP MATERIALIZED VIEW prices;

-- fixture: partitions
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT n FROM generate_series(1, 5) n;
CREATE TABLE sales (id bigint NOT NULL, day date NOT NULL, amount integer, customer_id bigint) PARTITION BY RANGE (day);
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales_2025 PARTITION OF sales FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sales_2026 (id bigint NOT NULL, day date NOT NULL, amount integer, customer_id bigint);
INSERT INTO sales SELECT n, '2024-01-01', n, n FROM generate_series(1, 5) n;
INSERT INTO sales SELECT n, '2025-01-01', n, n FROM generate_series(1, 5) n;
INSERT INTO sales_2026 SELECT n, '2026-01-01', n, n FROM generate_series(1, 5) n;

-- section: Partitions (partitions)

-- case: create-partition = A partition
CREATE TABLE sales_2027 PARTITION OF sales FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- case: create-partition-with-default = A partition, beside a default partition
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
INSERT INTO sales VALUES (9, '2030-01-01', 9, 1);
-- measured:
CREATE TABLE sales_2027 PARTITION OF sales FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- case: create-partition-with-foreign-key = A partition of a table with a foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- measured:
CREATE TABLE sales_2027 PARTITION OF sales FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- case: create-partition-divided = A partition that is divided itself
CREATE TABLE sales_2027 PARTITION OF sales FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') PARTITION BY RANGE (id);
-- case: create-partition-overlapping = A partition that overlaps another
CREATE TABLE sales_summer PARTITION OF sales FOR VALUES FROM ('2024-06-01') TO ('2024-09-01');
-- case: create-default-partition = A default partition
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
-- case: attach = ATTACH
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-proven = ATTACH with a CHECK that proves the bounds
ALTER TABLE sales_2026 ADD CONSTRAINT year CHECK (day >= '2026-01-01' AND day < '2027-01-01');
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-check-not-valid = ATTACH with a CHECK that is not validated
ALTER TABLE sales_2026 ADD CONSTRAINT year CHECK (day >= '2026-01-01' AND day < '2027-01-01') NOT VALID;
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-other-check = ATTACH with a CHECK that proves less
ALTER TABLE sales_2026 ADD CONSTRAINT year CHECK (day >= '2026-01-01');
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-violated = ATTACH with rows that are out of bounds
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- case: attach-with-default = ATTACH beside a default partition
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
INSERT INTO sales VALUES (9, '2030-01-01', 9, 1);
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-with-default-proven = ATTACH beside a default partition whose CHECK excludes the bounds
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
INSERT INTO sales VALUES (9, '2030-01-01', 9, 1);
ALTER TABLE sales_other ADD CONSTRAINT late CHECK (day >= '2030-01-01');
ALTER TABLE sales_2026 ADD CONSTRAINT year CHECK (day >= '2026-01-01' AND day < '2027-01-01');
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-default = ATTACH of a default partition
ALTER TABLE sales ATTACH PARTITION sales_2026 DEFAULT;
-- case: attach-with-index = ATTACH where the partition lacks an index
CREATE INDEX sales_amount_idx ON sales (amount);
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-with-same-index = ATTACH where the partition has the index
CREATE INDEX sales_amount_idx ON sales (amount);
CREATE INDEX sales_2026_amount_idx ON sales_2026 (amount);
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-with-foreign-key = ATTACH where the partitioned table has a foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: attach-missing-column = ATTACH of a table without the columns
CREATE TABLE sales_short (id bigint NOT NULL, day date NOT NULL);
-- measured:
ALTER TABLE sales ATTACH PARTITION sales_short FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- case: attach-to-plain-table = ATTACH to a table that is not partitioned
ALTER TABLE sales_2026 ATTACH PARTITION customers FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- case: detach = DETACH
ALTER TABLE sales DETACH PARTITION sales_2024;
-- case: detach-with-foreign-key = DETACH of a partition with a foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- measured:
ALTER TABLE sales DETACH PARTITION sales_2024;
-- case: detach-referenced = DETACH of a partition that a foreign key refers to
ALTER TABLE sales ADD PRIMARY KEY (id, day);
CREATE TABLE refunds (sale_id bigint, sale_day date, FOREIGN KEY (sale_id, sale_day) REFERENCES sales (id, day));
-- measured:
ALTER TABLE sales DETACH PARTITION sales_2024;
-- case: detach-missing = DETACH of a table that is no partition
ALTER TABLE sales DETACH PARTITION sales_2026;
-- case: drop-partition = DROP TABLE of a partition
DROP TABLE sales_2024;
-- case: drop-partition-with-foreign-key = DROP TABLE of a partition with a foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- measured:
DROP TABLE sales_2024;
-- case: drop-partition-with-default = DROP TABLE of a partition, beside a default partition
CREATE TABLE sales_other PARTITION OF sales DEFAULT;
-- measured:
DROP TABLE sales_2024;
-- case: drop-partitioned-table = DROP TABLE of a partitioned table
DROP TABLE sales;
-- case: truncate-partitioned = TRUNCATE of a partitioned table
TRUNCATE sales;
-- case: truncate-partition = TRUNCATE of a partition
TRUNCATE sales_2024;
-- case: partitioned-add-column = A column
ALTER TABLE sales ADD COLUMN note text;
-- case: partitioned-add-identity-column = An identity column
ALTER TABLE sales ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
-- case: partitioned-add-column-references = A foreign key column
ALTER TABLE sales ADD COLUMN buyer_id bigint REFERENCES customers (id);
-- case: partitioned-add-column-volatile = A column with a volatile default
ALTER TABLE sales ADD COLUMN token uuid DEFAULT gen_random_uuid();
-- case: partition-add-column = A column of one partition
ALTER TABLE sales_2024 ADD COLUMN note text;
-- case: partitioned-drop-column = No column
ALTER TABLE sales DROP COLUMN amount;
-- case: partitioned-drop-key-column = The column that divides the rows
ALTER TABLE sales DROP COLUMN day;
-- case: partitioned-type = Another type
ALTER TABLE sales ALTER COLUMN amount TYPE bigint;
-- case: partitioned-key-type = Another type of the column that divides the rows
ALTER TABLE sales ALTER COLUMN day TYPE timestamp;
-- case: partitioned-set-not-null = NOT NULL
ALTER TABLE sales ALTER COLUMN amount SET NOT NULL;
-- case: partitioned-set-default = A default
ALTER TABLE sales ALTER COLUMN amount SET DEFAULT 0;
-- case: partitioned-rename-column = A name of a column
ALTER TABLE sales RENAME COLUMN amount TO total;
-- case: partitioned-rename = A name
ALTER TABLE sales RENAME TO sold;
-- case: partitioned-add-check = A CHECK
ALTER TABLE sales ADD CONSTRAINT amount_positive CHECK (amount > 0);
-- case: partitioned-add-check-not-valid = A CHECK, NOT VALID
ALTER TABLE sales ADD CONSTRAINT amount_positive CHECK (amount > 0) NOT VALID;
-- case: partitioned-validate-check = VALIDATE of a CHECK
ALTER TABLE sales ADD CONSTRAINT amount_positive CHECK (amount > 0) NOT VALID;
-- measured:
ALTER TABLE sales VALIDATE CONSTRAINT amount_positive;
-- case: partitioned-add-primary-key = A primary key
ALTER TABLE sales ADD PRIMARY KEY (id, day);
-- case: partitioned-add-primary-key-short = A primary key without the column that divides the rows
ALTER TABLE sales ADD PRIMARY KEY (id);
-- case: partitioned-add-unique-short = A unique constraint without the column that divides the rows
ALTER TABLE sales ADD UNIQUE (id);
-- case: partitioned-add-foreign-key = A foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- case: partitioned-add-foreign-key-not-valid = A foreign key, NOT VALID
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
-- case: partitioned-validate-foreign-key [18] = VALIDATE of a foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
-- measured:
ALTER TABLE sales VALIDATE CONSTRAINT sales_customer_fk;
-- case: partitioned-drop-foreign-key = No foreign key
ALTER TABLE sales ADD CONSTRAINT sales_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
-- measured:
ALTER TABLE sales DROP CONSTRAINT sales_customer_fk;
-- case: partitioned-referenced = A foreign key to a partitioned table
ALTER TABLE sales ADD PRIMARY KEY (id, day);
CREATE TABLE refunds (sale_id bigint, sale_day date);
INSERT INTO refunds SELECT n, '2024-01-01' FROM generate_series(1, 5) n;
-- measured:
ALTER TABLE refunds ADD CONSTRAINT refunds_sale_fk FOREIGN KEY (sale_id, sale_day) REFERENCES sales (id, day);
-- case: partitioned-create-index = An index
CREATE INDEX sales_amount_idx ON sales (amount);
-- case: partitioned-create-unique-index-short = A unique index without the column that divides the rows
CREATE UNIQUE INDEX sales_id_idx ON sales (id);
-- case: partitioned-add-unique-using-index = A unique constraint USING INDEX
CREATE UNIQUE INDEX sales_id_idx ON sales (id, day);
-- measured:
ALTER TABLE sales ADD CONSTRAINT sales_id_key UNIQUE USING INDEX sales_id_idx;
-- case: partitioned-create-index-only = An index on the partitioned table only
CREATE INDEX sales_amount_idx ON ONLY sales (amount);
-- case: partitioned-create-index-some = An index that one partition has already
CREATE INDEX sales_2024_amount_idx ON sales_2024 (amount);
-- measured:
CREATE INDEX sales_amount_idx ON sales (amount);
-- case: partitioned-drop-index = No index
CREATE INDEX sales_amount_idx ON sales (amount);
-- measured:
DROP INDEX sales_amount_idx;
-- case: partition-drop-index = The index of one partition
CREATE INDEX sales_amount_idx ON sales (amount);
-- measured:
DROP INDEX sales_2024_amount_idx;
-- case: partitioned-drop-index-concurrently = No index, CONCURRENTLY
CREATE INDEX sales_amount_idx ON sales (amount);
-- measured:
DROP INDEX CONCURRENTLY sales_amount_idx;
-- case: attach-index = ATTACH of an index
CREATE INDEX sales_amount_idx ON ONLY sales (amount);
CREATE INDEX sales_2024_amount_idx ON sales_2024 (amount);
-- measured:
ALTER INDEX sales_amount_idx ATTACH PARTITION sales_2024_amount_idx;
-- case: partitioned-create-trigger = A trigger for each row
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- measured:
CREATE TRIGGER stamp BEFORE INSERT ON sales FOR EACH ROW EXECUTE FUNCTION stamp();
-- case: partitioned-enable-rls = Row-level security
ALTER TABLE sales ENABLE ROW LEVEL SECURITY;
-- case: partitioned-create-policy = A policy
CREATE POLICY mine ON sales USING (true);
-- case: partitioned-set-fillfactor = A storage parameter
ALTER TABLE sales SET (fillfactor = 70);
-- case: partitioned-set-tablespace = Another tablespace
ALTER TABLE sales SET TABLESPACE fast;
-- case: partitioned-comment = A comment
COMMENT ON TABLE sales IS 'what was sold';
-- case: partitioned-insert = INSERT
INSERT INTO sales VALUES (6, '2024-02-01', 6, 1);
-- case: partitioned-update = UPDATE
UPDATE sales SET amount = 0 WHERE amount = 1;
-- case: partitioned-select = SELECT
SELECT count(*) FROM sales;
-- case: partitioned-lock = LOCK TABLE
LOCK TABLE sales IN SHARE MODE;
-- case: partitioned-analyze = ANALYZE
ANALYZE sales;
-- case: partitioned-set-schema = Another schema
CREATE SCHEMA old;
-- measured:
ALTER TABLE sales SET SCHEMA old;
-- case: partitioned-owner = Another owner
ALTER TABLE sales OWNER TO pg_monitor;

-- fixture: inheritance
CREATE TABLE vehicles (id integer NOT NULL, name text);
CREATE TABLE cars (doors integer) INHERITS (vehicles);
CREATE TABLE boats (id integer NOT NULL, name text, length integer);
INSERT INTO vehicles SELECT n, 'vehicle' FROM generate_series(1, 5) n;
INSERT INTO cars SELECT n, 'car', 4 FROM generate_series(1, 5) n;
INSERT INTO boats SELECT n, 'boat', 4 FROM generate_series(1, 5) n;
CREATE TYPE thing AS (id integer, name text);

-- section: Inheritance and typed tables (inheritance)

-- case: inherit = INHERIT
ALTER TABLE boats INHERIT vehicles;
-- case: no-inherit = NO INHERIT
ALTER TABLE cars NO INHERIT vehicles;
-- case: inherit-missing-column = INHERIT without the columns
CREATE TABLE kites (id integer NOT NULL);
-- measured:
ALTER TABLE kites INHERIT vehicles;
-- case: parent-add-column = A column of the parent
ALTER TABLE vehicles ADD COLUMN color text;
-- case: parent-add-column-only = A column of the parent only
ALTER TABLE ONLY vehicles ADD COLUMN color text;
-- case: parent-drop-column = A column of the parent, dropped
ALTER TABLE vehicles DROP COLUMN name;
-- case: child-drop-column = An inherited column
ALTER TABLE cars DROP COLUMN name;
-- case: parent-add-check = A CHECK of the parent
ALTER TABLE vehicles ADD CONSTRAINT name_present CHECK (name <> '');
-- case: parent-add-check-no-inherit = A CHECK of the parent, NO INHERIT
ALTER TABLE vehicles ADD CONSTRAINT name_present CHECK (name <> '') NO INHERIT;
-- case: parent-set-not-null = NOT NULL of a column of the parent
ALTER TABLE vehicles ALTER COLUMN name SET NOT NULL;
-- case: parent-create-index = An index on the parent
CREATE INDEX vehicles_name_idx ON vehicles (name);
-- case: parent-truncate = TRUNCATE of the parent
TRUNCATE vehicles;
-- case: parent-truncate-only = TRUNCATE of the parent only
TRUNCATE ONLY vehicles;
-- case: parent-drop = The parent
DROP TABLE vehicles;
-- case: of-type = OF a type
CREATE TABLE things (id integer, name text);
-- measured:
ALTER TABLE things OF thing;
-- case: create-table-of-type = A table OF a type
CREATE TABLE things OF thing;
-- case: not-of = NOT OF a type
CREATE TABLE things OF thing;
-- measured:
ALTER TABLE things NOT OF;

-- fixture: typed
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN positive AS integer;
CREATE TYPE place AS (street text, town text);
CREATE TABLE letters (id integer PRIMARY KEY, mood mood, pages positive, home place);
INSERT INTO letters SELECT n, 'glad', n, NULL FROM generate_series(1, 5) n;

-- section: Types and domains (typed)

-- case: create-enum = An enum
CREATE TYPE size AS ENUM ('small', 'large');
-- case: create-type-if-not-exists = IF NOT EXISTS, which types do not have
CREATE TYPE IF NOT EXISTS mood AS ENUM ('glad');
-- case: create-type-existing = A type that is there already
CREATE TYPE mood AS ENUM ('glad');
-- case: add-value = A value of an enum
ALTER TYPE mood ADD VALUE 'angry';
-- case: add-value-before = A value of an enum, before another
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'angry' BEFORE 'sad';
-- case: add-value-existing = A value of an enum that is there already
ALTER TYPE mood ADD VALUE 'sad';
-- case: add-value-used = The use of a new value in the same transaction
-- begun:
ALTER TYPE mood ADD VALUE 'angry';
-- measured:
UPDATE letters SET mood = 'angry';
-- case: add-value-to-new-type-used = The use of a new value of a type made in the same transaction
-- begun:
CREATE TYPE size AS ENUM ('small', 'large');
ALTER TYPE size ADD VALUE 'huge';
-- measured:
ALTER TABLE letters ADD COLUMN size size DEFAULT 'huge';
-- case: new-type-used = The use of a value of a type made in the same transaction
-- begun:
CREATE TYPE size AS ENUM ('small', 'large');
-- measured:
ALTER TABLE letters ADD COLUMN size size DEFAULT 'large';
-- case: rename-value = A name of a value
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
-- case: rename-value-missing = A name of a value that is not there
ALTER TYPE mood RENAME VALUE 'angry' TO 'cross';
-- case: rename-type = A name of a type
ALTER TYPE mood RENAME TO feeling;
-- case: drop-type-used = A type that a column has
DROP TYPE mood;
-- case: drop-type-cascade = A type that a column has, with what depends on it
DROP TYPE mood CASCADE;
-- case: add-attribute = An attribute of a type that a column has
ALTER TYPE place ADD ATTRIBUTE country text;
-- case: alter-attribute = Another type of an attribute of a type that a column has
ALTER TYPE place ALTER ATTRIBUTE town TYPE varchar;
-- case: add-attribute-of-typed-table = An attribute of a type that a table is OF
CREATE TYPE thing AS (id integer);
CREATE TABLE things OF thing;
-- measured:
ALTER TYPE thing ADD ATTRIBUTE name text CASCADE;
-- case: create-domain = A domain
CREATE DOMAIN label AS text CHECK (VALUE <> '');
-- case: domain-add-check = A CHECK of a domain
ALTER DOMAIN positive ADD CONSTRAINT above_zero CHECK (VALUE > 0);
-- case: domain-add-check-not-valid = A CHECK of a domain, NOT VALID
ALTER DOMAIN positive ADD CONSTRAINT above_zero CHECK (VALUE > 0) NOT VALID;
-- case: domain-validate = VALIDATE of a CHECK of a domain
ALTER DOMAIN positive ADD CONSTRAINT above_zero CHECK (VALUE > 0) NOT VALID;
-- measured:
ALTER DOMAIN positive VALIDATE CONSTRAINT above_zero;
-- case: domain-set-not-null = NOT NULL of a domain
ALTER DOMAIN positive SET NOT NULL;
-- case: domain-set-default = A default of a domain
ALTER DOMAIN positive SET DEFAULT 1;
-- case: domain-drop-check = No CHECK of a domain
ALTER DOMAIN positive ADD CONSTRAINT above_zero CHECK (VALUE > 0);
-- measured:
ALTER DOMAIN positive DROP CONSTRAINT above_zero;
-- case: drop-domain-used = A domain that a column has
DROP DOMAIN positive;

-- fixture: counters
CREATE TABLE orders (id serial PRIMARY KEY, number bigint);
INSERT INTO orders (number) SELECT n FROM generate_series(1, 5) n;
CREATE SEQUENCE numbers;

-- section: Sequences (counters)

-- case: create-sequence = A sequence
CREATE SEQUENCE codes;
-- case: create-sequence-owned = A sequence that a column owns
CREATE SEQUENCE codes OWNED BY orders.number;
-- case: create-sequence-if-not-exists = A sequence that is there already, guarded
CREATE SEQUENCE IF NOT EXISTS numbers;
-- case: alter-sequence-owned = A column as owner
ALTER SEQUENCE numbers OWNED BY orders.number;
-- case: alter-sequence-restart = RESTART
ALTER SEQUENCE numbers RESTART WITH 100;
-- case: alter-sequence-type = Another type
ALTER SEQUENCE orders_id_seq AS bigint;
-- case: alter-sequence-increment = Another increment
ALTER SEQUENCE numbers INCREMENT BY 10;
-- case: alter-sequence-unlogged [15] = SET UNLOGGED
ALTER SEQUENCE numbers SET UNLOGGED;
-- case: rename-sequence = A name
ALTER SEQUENCE numbers RENAME TO codes;
-- case: alter-sequence-schema = Another schema
CREATE SCHEMA old;
-- measured:
ALTER SEQUENCE numbers SET SCHEMA old;
-- case: alter-sequence-owner = Another owner
ALTER SEQUENCE numbers OWNER TO pg_monitor;
-- case: drop-sequence = No sequence
DROP SEQUENCE numbers;
-- case: drop-sequence-used = A sequence that a default uses
DROP SEQUENCE orders_id_seq;
-- case: setval = setval()
SELECT setval('numbers', 100);
-- case: nextval = nextval()
SELECT nextval('numbers');
-- case: setval-from-table = setval() to the greatest key
SELECT setval('orders_id_seq', (SELECT max(id) FROM orders));
-- case: grant-sequence = A privilege
GRANT USAGE ON SEQUENCE numbers TO PUBLIC;

-- section: Storage of tables (shop)

-- case: set-fillfactor = fillfactor
ALTER TABLE orders SET (fillfactor = 70);
-- case: set-autovacuum = autovacuum_enabled
ALTER TABLE orders SET (autovacuum_enabled = false);
-- case: set-toast-option = An option of the TOAST table
ALTER TABLE orders SET (toast.autovacuum_enabled = false);
-- case: set-parallel-workers = parallel_workers
ALTER TABLE orders SET (parallel_workers = 2);
-- case: set-toast-tuple-target = toast_tuple_target
ALTER TABLE orders SET (toast_tuple_target = 4096);
-- case: set-user-catalog-table = user_catalog_table
ALTER TABLE orders SET (user_catalog_table = true);
-- case: reset-option = RESET
ALTER TABLE orders RESET (fillfactor);
-- case: set-unknown-option = An option that there is not
ALTER TABLE orders SET (speed = 100);
-- case: set-unlogged = SET UNLOGGED
ALTER TABLE drafts SET UNLOGGED;
-- case: set-unlogged-referenced = SET UNLOGGED of a table that a logged one refers to
ALTER TABLE customers SET UNLOGGED;
-- case: set-logged = SET LOGGED
ALTER TABLE drafts SET UNLOGGED;
-- measured:
ALTER TABLE drafts SET LOGGED;
-- case: set-logged-already = SET LOGGED of a logged table
ALTER TABLE orders SET LOGGED;
-- case: set-tablespace = Another tablespace
ALTER TABLE orders SET TABLESPACE fast;
-- case: set-tablespace-same = The tablespace it has already
ALTER TABLE orders SET TABLESPACE pg_default;
-- case: set-access-method [15] = Another access method
ALTER TABLE orders SET ACCESS METHOD heap2;
-- case: set-access-method-same [15] = The access method it has already
ALTER TABLE orders SET ACCESS METHOD heap;
-- case: replica-identity-full = REPLICA IDENTITY FULL
ALTER TABLE orders REPLICA IDENTITY FULL;
-- case: replica-identity-index = REPLICA IDENTITY USING INDEX
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_pkey;
-- case: set-without-oids = SET WITHOUT OIDS
ALTER TABLE orders SET WITHOUT OIDS;

-- section: Several actions at once (shop)

-- case: combined-add-column-and-foreign-key = A column and its foreign key
ALTER TABLE drafts ADD COLUMN customer_id bigint, ADD FOREIGN KEY (customer_id) REFERENCES customers (id);
-- case: combined-check-and-not-null = A CHECK and NOT NULL
ALTER TABLE orders ADD CHECK (total > 0), ALTER COLUMN note SET NOT NULL;
-- case: combined-foreign-key-and-default = A foreign key, NOT VALID, and a default
ALTER TABLE drafts ADD FOREIGN KEY (key) REFERENCES orders (id) NOT VALID, ALTER COLUMN body SET DEFAULT '';
-- case: combined-weak = A statistics target and a storage parameter
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500, SET (fillfactor = 70);
-- case: combined-weak-and-strong = A statistics target and NOT NULL
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500, ALTER COLUMN note SET NOT NULL;
-- case: combined-add-and-validate = A CHECK, NOT VALID, and its VALIDATE
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID, VALIDATE CONSTRAINT total_positive;
-- case: combined-drop-and-add-column = A column dropped and added again
ALTER TABLE orders DROP COLUMN note, ADD COLUMN note text;
-- case: combined-type-and-default = Another type, with the default dropped and set
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status TYPE text, ALTER COLUMN status SET DEFAULT 'new';
-- case: combined-rename = A name together with something else, which is not allowed
ALTER TABLE orders RENAME COLUMN note TO remark, ADD COLUMN note text;
-- case: combined-triggers-and-foreign-key = Triggers disabled and a foreign key, NOT VALID
ALTER TABLE drafts DISABLE TRIGGER ALL, ADD FOREIGN KEY (key) REFERENCES orders (id) NOT VALID;
-- case: combined-add-not-null-default = A column with a default, and NOT NULL of another
ALTER TABLE orders ADD COLUMN color text NOT NULL DEFAULT 'red', ALTER COLUMN note SET NOT NULL;
-- case: combined-validate-two = Two constraints validated
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT note_present CHECK (note <> '') NOT VALID;
-- measured:
ALTER TABLE orders VALIDATE CONSTRAINT total_positive, VALIDATE CONSTRAINT note_present;

-- section: Names, schemas, owners (shop)

-- case: rename-table = A name
ALTER TABLE orders RENAME TO purchases;
-- case: rename-table-existing = A name that another table has
ALTER TABLE orders RENAME TO customers;
-- case: rename-table-missing = A name of a table that is not there
ALTER TABLE payments RENAME TO paid;
-- case: rename-table-if-exists = A name of a table that is not there, guarded
ALTER TABLE IF EXISTS payments RENAME TO paid;
-- case: set-schema = Another schema
CREATE SCHEMA old;
-- measured:
ALTER TABLE orders SET SCHEMA old;
-- case: set-schema-with-sequence = Another schema for a table with a serial column
CREATE SCHEMA old;
CREATE TABLE invoices (id serial);
-- measured:
ALTER TABLE invoices SET SCHEMA old;
-- case: owner-with-sequence = Another owner of a table with a serial column
CREATE TABLE invoices (id serial);
-- measured:
ALTER TABLE invoices OWNER TO pg_monitor;
-- case: set-schema-missing = A schema that is not there
ALTER TABLE orders SET SCHEMA old;
-- case: owner = Another owner
ALTER TABLE orders OWNER TO pg_monitor;
-- case: owner-missing = An owner that is not there
ALTER TABLE orders OWNER TO nobody_at_all;
-- case: create-schema = A schema
CREATE SCHEMA old;
-- case: create-schema-existing = A schema that is there already
CREATE SCHEMA public;
-- case: rename-schema = A name of a schema
ALTER SCHEMA public RENAME TO old;
-- case: alter-schema-owner = Another owner of a schema
ALTER SCHEMA public OWNER TO pg_monitor;
-- case: drop-schema = An empty schema
CREATE SCHEMA old;
-- measured:
DROP SCHEMA old;
-- case: drop-schema-full = A schema with tables
CREATE SCHEMA old;
CREATE TABLE old.orders (id integer);
-- measured:
DROP SCHEMA old;
-- case: drop-schema-cascade = A schema with tables, with all that is in it
CREATE SCHEMA old;
CREATE TABLE old.orders (id integer);
CREATE VIEW order_ids AS SELECT id FROM old.orders;
-- measured:
DROP SCHEMA old CASCADE;

-- section: Dropping and emptying tables (shop)

-- case: drop-table = A table
DROP TABLE drafts;
-- case: drop-table-with-sequence = A table with a serial column
CREATE TABLE invoices (id serial);
-- measured:
DROP TABLE invoices;
-- case: drop-table-missing = A table that is not there
DROP TABLE payments;
-- case: drop-table-if-exists = A table that is not there, guarded
DROP TABLE IF EXISTS payments;
-- case: drop-table-referencing = A table with a foreign key
DROP TABLE orders;
-- case: drop-table-referenced = A table that a foreign key refers to
DROP TABLE customers;
-- case: drop-table-referenced-cascade = A table that a foreign key refers to, with what depends on it
DROP TABLE customers CASCADE;
-- case: drop-tables = Two tables, one of which refers to the other
DROP TABLE orders, customers;
-- case: truncate = TRUNCATE
TRUNCATE orders;
-- case: truncate-referenced = TRUNCATE of a table that a foreign key refers to
TRUNCATE customers;
-- case: truncate-cascade = TRUNCATE of a table that a foreign key refers to, with what refers to it
TRUNCATE customers CASCADE;
-- case: truncate-both = TRUNCATE of both
TRUNCATE orders, customers;
-- case: truncate-restart-identity = TRUNCATE, RESTART IDENTITY
CREATE TABLE invoices (id serial, body text);
INSERT INTO invoices (body) VALUES ('a');
-- measured:
TRUNCATE invoices RESTART IDENTITY;

-- section: Comments, privileges, statistics (shop)

-- case: comment-table = A comment on a table
COMMENT ON TABLE orders IS 'what was ordered';
-- case: comment-column = A comment on a column
COMMENT ON COLUMN orders.note IS 'for the parcel';
-- case: comment-index = A comment on an index
COMMENT ON INDEX orders_status_idx IS 'for the list';
-- case: comment-constraint = A comment on a constraint
COMMENT ON CONSTRAINT orders_pkey ON orders IS 'the key';
-- case: comment-view = A comment on a view
CREATE VIEW open_orders AS SELECT id FROM orders;
-- measured:
COMMENT ON VIEW open_orders IS 'what is open';
-- case: comment-missing-column = A comment on a column that is not there
COMMENT ON COLUMN orders.color IS 'none';
-- case: comment-schema = A comment on a schema
COMMENT ON SCHEMA public IS 'ours';
-- case: grant = A privilege on a table
GRANT SELECT ON orders TO PUBLIC;
-- case: grant-columns = A privilege on columns
GRANT UPDATE (note) ON orders TO PUBLIC;
-- case: grant-all-tables = A privilege on all tables of a schema
GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
-- case: grant-schema = A privilege on a schema
GRANT USAGE ON SCHEMA public TO PUBLIC;
-- case: grant-missing-role = A privilege for a role that is not there
GRANT SELECT ON orders TO nobody_at_all;
-- case: revoke = No privilege on a table
REVOKE ALL ON orders FROM PUBLIC;
-- case: default-privileges = Default privileges
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
-- case: create-role = A role
CREATE ROLE clerk;
-- case: analyze = ANALYZE
ANALYZE orders;
-- case: analyze-column = ANALYZE of a column
ANALYZE orders (note);
-- case: create-statistics = Extended statistics
CREATE STATISTICS orders_pair ON status, note FROM orders;
-- case: alter-statistics = A target of extended statistics
CREATE STATISTICS orders_pair ON status, note FROM orders;
-- measured:
ALTER STATISTICS orders_pair SET STATISTICS 500;
-- case: drop-statistics = No extended statistics
CREATE STATISTICS orders_pair ON status, note FROM orders;
-- measured:
DROP STATISTICS orders_pair;

-- section: Publications and subscriptions (shop)

-- case: create-publication = A publication of a table
CREATE PUBLICATION feed FOR TABLE orders;
-- case: create-publication-all = A publication of all tables
CREATE PUBLICATION feed FOR ALL TABLES;
-- case: create-publication-schema [15] = A publication of a schema
CREATE PUBLICATION feed FOR TABLES IN SCHEMA public;
-- case: create-publication-where [15] = A publication of some rows
CREATE PUBLICATION feed FOR TABLE orders WHERE (id > 2);
-- case: publication-add-table = One more table
CREATE PUBLICATION feed FOR TABLE orders;
-- measured:
ALTER PUBLICATION feed ADD TABLE customers;
-- case: publication-drop-table = One table less
CREATE PUBLICATION feed FOR TABLE orders, customers;
-- measured:
ALTER PUBLICATION feed DROP TABLE customers;
-- case: publication-set-table = Other tables
CREATE PUBLICATION feed FOR TABLE orders;
-- measured:
ALTER PUBLICATION feed SET TABLE customers;
-- case: drop-publication = No publication
CREATE PUBLICATION feed FOR TABLE orders;
-- measured:
DROP PUBLICATION feed;
-- case: create-subscription-unconnected = A subscription that does not connect
CREATE SUBSCRIPTION copies CONNECTION 'dbname=none' PUBLICATION orders WITH (connect = false);

-- section: Functions and extensions (shop)

-- case: create-function = A function
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';
-- case: create-function-atomic = A function with a parsed body
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM orders; END;
-- case: replace-function-other-type = A function in the place of another, with another result
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';
-- measured:
CREATE OR REPLACE FUNCTION order_count() RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- case: alter-function = An option of a function
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';
-- measured:
ALTER FUNCTION order_count() STABLE;
-- case: drop-function = No function
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';
-- measured:
DROP FUNCTION order_count();
-- case: drop-function-missing = A function that is not there
DROP FUNCTION order_count();
-- case: drop-function-of-default = A function that a default uses
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE orders ALTER COLUMN quantity SET DEFAULT one();
-- measured:
DROP FUNCTION one();
-- case: create-procedure = A procedure
CREATE PROCEDURE forget() LANGUAGE sql AS 'DELETE FROM drafts';
-- case: create-extension = An extension
CREATE EXTENSION citext;
-- case: create-extension-if-not-exists = An extension that is there already, guarded
CREATE EXTENSION IF NOT EXISTS plpgsql;
-- case: do-block = A statement in a DO block
DO $$ BEGIN ALTER TABLE orders ADD COLUMN color text; END $$;
-- case: do-block-concurrently = CREATE INDEX CONCURRENTLY in a DO block
DO $$ BEGIN CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note); END $$;

-- section: Data and LOCK TABLE (shop)

-- case: select = SELECT
SELECT count(*) FROM drafts;
-- case: select-for-update = SELECT FOR UPDATE
SELECT id FROM drafts FOR UPDATE;
-- case: select-for-share = SELECT FOR SHARE
SELECT id FROM drafts FOR SHARE;
-- case: insert = INSERT
INSERT INTO drafts VALUES (6, 6, 'six');
-- case: insert-referencing = INSERT into a table with a foreign key
INSERT INTO orders VALUES (6, 1, 'new', 6, 'six', 1);
-- case: insert-select = INSERT from a query
INSERT INTO drafts SELECT id, id, note FROM orders;
-- case: insert-on-conflict = INSERT with ON CONFLICT
INSERT INTO orders VALUES (1, 1, 'new', 6, 'six', 1) ON CONFLICT DO NOTHING;
-- case: update = UPDATE
UPDATE drafts SET body = 'none';
-- case: update-from = UPDATE with another table
UPDATE drafts SET body = orders.note FROM orders WHERE orders.id + 0 = drafts.key;
-- case: update-foreign-key = UPDATE of a foreign key column
UPDATE orders SET customer_id = 1;
-- case: update-referenced = UPDATE of a column that is not referred to
UPDATE customers SET name = 'none';
-- case: delete = DELETE
DELETE FROM drafts;
-- case: delete-referenced = DELETE from a table that a foreign key refers to
DELETE FROM orders;
-- measured:
DELETE FROM customers;
-- case: delete-referenced-violated = DELETE of rows that a foreign key refers to
DELETE FROM customers;
-- case: delete-cascade = DELETE that a foreign key passes on
ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
-- measured:
DELETE FROM customers;
-- case: merge [15] = MERGE
MERGE INTO drafts USING orders ON orders.quantity = drafts.key WHEN NOT MATCHED THEN INSERT VALUES (7, 7, 'seven');
-- case: lock-table = LOCK TABLE
LOCK TABLE orders;
-- case: lock-table-share = LOCK TABLE IN SHARE MODE
LOCK TABLE orders IN SHARE MODE;
-- case: lock-table-exclusive = LOCK TABLE IN EXCLUSIVE MODE
LOCK TABLE orders IN EXCLUSIVE MODE;
-- case: lock-table-row-exclusive = LOCK TABLE IN ROW EXCLUSIVE MODE
LOCK TABLE orders IN ROW EXCLUSIVE MODE;
-- case: lock-view = LOCK TABLE of a view
CREATE VIEW open_orders AS SELECT id FROM orders;
-- measured:
LOCK TABLE open_orders;
-- case: cluster = CLUSTER
CLUSTER orders USING orders_status_idx;
-- case: cluster-without-index = CLUSTER of a table that was never clustered
CLUSTER drafts;
