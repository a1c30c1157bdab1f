BEGIN;

ALTER TABLE public.invoices DROP COLUMN IF EXISTS currency;
ALTER TABLE public.invoices DROP COLUMN IF EXISTS due_date;

COMMIT;
