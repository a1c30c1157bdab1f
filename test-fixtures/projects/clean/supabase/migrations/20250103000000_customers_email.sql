DO $$
BEGIN
  WHILE EXISTS (SELECT FROM public.customers WHERE email IS NULL) LOOP
    UPDATE public.customers SET email = 'unknown+' || id || '@example.com'
    WHERE id IN (SELECT id FROM public.customers WHERE email IS NULL LIMIT 1000);
  END LOOP;
END $$;

SET LOCAL lock_timeout = '5s';
ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS customers_email;
ALTER TABLE public.customers ADD CONSTRAINT customers_email CHECK (email IS NOT NULL) NOT VALID;
