-- +migrate Up notransaction
CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);

-- +migrate Down notransaction
DROP INDEX CONCURRENTLY public.orders_customer_idx;
