-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);

-- +goose Down
DROP INDEX CONCURRENTLY public.orders_customer_idx;
