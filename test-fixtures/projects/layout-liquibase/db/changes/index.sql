--liquibase formatted sql

--changeset ann:index runInTransaction:false
CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);
--rollback DROP INDEX CONCURRENTLY public.orders_customer_idx;
