SET LOCAL lock_timeout = '5s';
ALTER TABLE public.customers ALTER COLUMN email DROP NOT NULL;
