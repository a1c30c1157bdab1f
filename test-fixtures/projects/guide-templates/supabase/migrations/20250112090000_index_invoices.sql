-- Migration: Index invoices by due date

BEGIN;

CREATE INDEX IF NOT EXISTS idx_invoices_due_date ON public.invoices (due_date);

COMMIT;
