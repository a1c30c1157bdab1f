ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS customers_email;
