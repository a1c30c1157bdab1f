CREATE SCHEMA ${schema};

CREATE TABLE ${schema}.orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
