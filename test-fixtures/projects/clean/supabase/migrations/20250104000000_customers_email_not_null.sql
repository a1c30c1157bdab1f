SET LOCAL lock_timeout = '5s';
ALTER TABLE public.customers VALIDATE CONSTRAINT customers_email;
ALTER TABLE public.customers ALTER COLUMN email SET NOT NULL;
