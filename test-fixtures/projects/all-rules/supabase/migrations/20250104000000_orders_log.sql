CREATE OR REPLACE RULE orders_log AS ON DELETE TO orders
  DO ALSO (DELETE FROM items WHERE order_id IN (old.id); DELETE FROM notes WHERE order_id = old.id);
