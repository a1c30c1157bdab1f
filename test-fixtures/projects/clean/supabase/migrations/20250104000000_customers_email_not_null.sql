ALTER TABLE public.customers VALIDATE CONSTRAINT customers_email;
ALTER TABLE public.customers ALTER COLUMN email SET NOT NULL;
