BEGIN;

SELECT id, customer_id FROM public.orders WHERE false;

ROLLBACK;
