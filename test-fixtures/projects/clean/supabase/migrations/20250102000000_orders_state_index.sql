CREATE INDEX CONCURRENTLY orders_state_idx ON public.orders (state);
