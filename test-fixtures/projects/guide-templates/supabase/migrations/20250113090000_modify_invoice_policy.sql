-- Migration: Let members write invoices

BEGIN;

DROP POLICY IF EXISTS "invoices_select" ON public.invoices;

CREATE OR REPLACE POLICY "invoices_write" ON public.invoices FOR ALL TO authenticated
    USING (tenant_id = (auth.jwt() ->> 'tenant_id')::uuid);

COMMIT;
