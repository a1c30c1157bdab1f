ALTER TABLE public.orders ADD COLUMN draft text;
