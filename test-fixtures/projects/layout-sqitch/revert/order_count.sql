BEGIN;

CREATE OR REPLACE FUNCTION public.order_count() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM public.orders
$$;

COMMIT;
