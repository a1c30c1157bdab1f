INSERT INTO orders (customer_id, email) VALUES (1, 'jane.roe@gmail.com');

ALTER TABLE customers ADD COLUMN paid boolean NOT;
