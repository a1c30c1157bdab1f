COMMENT ON TABLE orders IS 'Written on another branch on the same day.';
