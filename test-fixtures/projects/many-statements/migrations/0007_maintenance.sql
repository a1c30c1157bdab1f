CREATE INDEX CONCURRENTLY IF NOT EXISTS wishes_product_idx ON shop.wishes (product_id);
REINDEX INDEX CONCURRENTLY shop.wishes_product_idx;
VACUUM (ANALYZE) shop.wishes;
ALTER TYPE shop.state ADD VALUE IF NOT EXISTS 'shipped' AFTER 'new';
DROP INDEX CONCURRENTLY shop.wishes_product_idx;
RESET ALL;
DISCARD PLANS;
