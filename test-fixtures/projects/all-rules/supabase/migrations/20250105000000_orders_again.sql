ALTER TABLE public.orders ADD COLUMN email text;
ALTER TABLE public.orders DROP COLUMN fax;
ALTER TABLE public.orders ADD PRIMARY KEY (email);
