-- Migration: Create invoices
-- Date: 2025-01-10
-- Author: billing team
-- Purpose: Keep invoices beside orders
-- Impact: New table, no existing data
-- Breaking Change: No

BEGIN;

CREATE TABLE IF NOT EXISTS public.invoices (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id UUID NOT NULL,
    number TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_invoices_tenant_id ON public.invoices (tenant_id);

ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;

CREATE POLICY "invoices_select" ON public.invoices FOR SELECT TO authenticated
    USING (tenant_id = (auth.jwt() ->> 'tenant_id')::uuid);

COMMENT ON TABLE public.invoices IS 'What customers are asked to pay';

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'invoices') THEN
        RAISE EXCEPTION 'invoices was not created';
    END IF;
END $$;

COMMIT;
