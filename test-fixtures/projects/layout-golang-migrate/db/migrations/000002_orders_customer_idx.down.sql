DROP INDEX CONCURRENTLY public.orders_customer_idx;
