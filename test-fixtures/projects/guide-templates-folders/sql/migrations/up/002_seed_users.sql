BEGIN;

INSERT INTO users (email) VALUES ('kim.doe@gmail.com'), ('dev@test.com');

CREATE TABLE IF NOT EXISTS sessions (
    id SERIAL PRIMARY KEY,
    user_id INTEGER REFERENCES users (id)
);

COMMIT;
