CREATE TABLE public.invoices (
    id bigint PRIMARY KEY
);
