DROP TABLE items;
DROP VIEW item_count;
