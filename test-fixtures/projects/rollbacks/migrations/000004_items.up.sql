CREATE TABLE items (id bigint PRIMARY KEY);
CREATE VIEW item_count AS SELECT count(*) AS items FROM items;
