-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY public.orders_customer_idx;
