CREATE OR REPLACE VIEW public.recent_orders AS
SELECT * FROM public.orders WHERE placed_at > ${since};
