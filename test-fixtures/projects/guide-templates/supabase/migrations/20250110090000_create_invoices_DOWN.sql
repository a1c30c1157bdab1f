-- Rollback: Create invoices

BEGIN;

DROP POLICY IF EXISTS "invoices_select" ON public.invoices;
DROP INDEX CONCURRENTLY IF EXISTS public.idx_invoices_tenant_id;
DROP TABLE IF EXISTS public.invoices CASCADE;

COMMIT;
