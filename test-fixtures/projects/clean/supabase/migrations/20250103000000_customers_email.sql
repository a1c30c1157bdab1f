UPDATE public.customers SET email = 'unknown+' || id || '@example.com' WHERE email IS NULL;

ALTER TABLE public.customers ADD CONSTRAINT customers_email CHECK (email IS NOT NULL) NOT VALID;
