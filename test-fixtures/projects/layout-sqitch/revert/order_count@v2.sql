BEGIN;

DROP FUNCTION public.order_count();

COMMIT;
