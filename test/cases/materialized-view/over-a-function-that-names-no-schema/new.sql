CREATE TABLE orders (id bigint PRIMARY KEY, amount numeric NOT NULL);
CREATE FUNCTION worth(of bigint) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT sum(amount) FROM orders WHERE id = of $$;
CREATE MATERIALIZED VIEW totals AS SELECT id, worth(id) AS worth, worth(id) > 100 AS large FROM orders WITH DATA;
CREATE UNIQUE INDEX totals_key ON totals (id);
CREATE VIEW "largest ones" AS SELECT * FROM totals WHERE large;
-- The last statement may end in a comment, and its name need quotes.
CREATE MATERIALIZED VIEW IF NOT EXISTS public."All Totals" AS
SELECT sum(worth(id)) AS worth FROM orders -- of all
;
