SET LOCAL lock_timeout = '5s';
DROP TABLE IF EXISTS public.orders;
DROP TABLE IF EXISTS public.customers;
