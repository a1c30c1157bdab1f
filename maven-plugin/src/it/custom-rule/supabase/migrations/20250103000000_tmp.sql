CREATE TABLE tmp_orders (id bigint PRIMARY KEY);
