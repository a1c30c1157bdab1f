BEGIN;

CREATE OR REPLACE FUNCTION public.order_count() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM public.orders WHERE placed_at IS NOT NULL
$$;

COMMIT;
