-- Migration: Add due date to invoices

BEGIN;

ALTER TABLE public.invoices ADD COLUMN IF NOT EXISTS due_date DATE;

UPDATE public.invoices SET due_date = created_at::date + 30 WHERE due_date IS NULL;

ALTER TABLE public.invoices ALTER COLUMN due_date SET NOT NULL;

ALTER TABLE public.invoices ALTER COLUMN number SET NOT NULL;

ALTER TABLE public.invoices ADD COLUMN IF NOT EXISTS currency TEXT NOT NULL;

COMMIT;
