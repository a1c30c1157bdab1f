CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);
