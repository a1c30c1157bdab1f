-- Up Migration
ALTER TABLE public.orders ADD COLUMN note text;

-- Down Migration
ALTER TABLE public.orders DROP COLUMN note;
