CREATE TABLE one (a int, b text);
---
ANALYZE one (z);
ANALYZE one (a);
ANALYZE one (a, a);
ANALYZE (nothing) one;
ANALYZE (verbose) one (b);
EXPLAIN (nothing) SELECT 1;
EXPLAIN (format nothing) SELECT 1;
EXPLAIN (format json) SELECT 1;
EXPLAIN (wal) SELECT 1;
EXPLAIN (timing) SELECT 1;
EXPLAIN (timing off) SELECT 1;
EXPLAIN (costs off) SELECT 1;
CREATE TABLE t ON COMMIT DROP AS SELECT 1;
CREATE TEMPORARY TABLE t ON COMMIT DROP AS SELECT 1;
