ALTER TABLE public.orders DROP COLUMN fax;
