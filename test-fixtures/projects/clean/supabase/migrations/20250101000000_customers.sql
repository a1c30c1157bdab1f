-- Customers and their orders.
CREATE TABLE IF NOT EXISTS public.customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner uuid NOT NULL,
    email text
);

CREATE TABLE IF NOT EXISTS public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES public.customers (id),
    state text NOT NULL DEFAULT 'new'
);

CREATE INDEX IF NOT EXISTS orders_customer_idx ON public.orders (customer_id);
CREATE INDEX IF NOT EXISTS customers_owner_idx ON public.customers (owner);

ALTER TABLE public.customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;

CREATE POLICY customers_owner ON public.customers TO authenticated USING (owner = (SELECT auth.uid()));
CREATE POLICY orders_owner ON public.orders TO authenticated
    USING (customer_id IN (SELECT id FROM public.customers WHERE owner = (SELECT auth.uid())));
