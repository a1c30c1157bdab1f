SET LOCAL lock_timeout = '5s';
ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS customers_email;
