INSERT INTO public.orders (customer_id) VALUES (1);
