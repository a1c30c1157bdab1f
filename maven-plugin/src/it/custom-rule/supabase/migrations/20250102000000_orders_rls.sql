ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

CREATE POLICY orders_of_their_customer ON orders
    FOR SELECT TO authenticated
    USING (customer_email = (SELECT auth.email()));
