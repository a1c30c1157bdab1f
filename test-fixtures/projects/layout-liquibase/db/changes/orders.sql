--liquibase formatted sql

--changeset ann:orders
CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL,
    placed_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE public.orders;

--changeset ann:note
ALTER TABLE public.orders ADD COLUMN note text;
--rollback ALTER TABLE public.orders DROP COLUMN note;

--changeset ann:mysql dbms:mysql
CREATE TABLE orders (id bigint);
