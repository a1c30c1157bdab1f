-- Migration: [Brief Description]
-- Date: YYYY-MM-DD
-- Author: [Your Name]

BEGIN;

CREATE TABLE IF NOT EXISTS public.[table_name] (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid()
);

CREATE POLICY "[policy_name]" ON public.invoices FOR [SELECT|INSERT|UPDATE|DELETE] TO authenticated
    USING (true);

COMMIT;
