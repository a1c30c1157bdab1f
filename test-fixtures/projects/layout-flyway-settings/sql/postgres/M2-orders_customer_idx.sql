SET lock_timeout = 0;

CREATE INDEX CONCURRENTLY orders_customer_idx ON ${schema}.orders (customer_id);
