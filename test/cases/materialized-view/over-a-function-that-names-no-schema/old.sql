CREATE TABLE orders (id bigint PRIMARY KEY, amount numeric NOT NULL);
CREATE FUNCTION worth(of bigint) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT sum(amount) FROM orders WHERE id = of $$;
CREATE MATERIALIZED VIEW totals AS SELECT id, worth(id) AS worth FROM orders;
CREATE MATERIALIZED VIEW grand AS SELECT sum(worth) AS worth FROM totals WITH NO DATA;
