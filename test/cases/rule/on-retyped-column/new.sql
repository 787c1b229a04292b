CREATE TABLE readings (
  id bigint NOT NULL,
  amount double precision
);
CREATE RULE keep AS ON DELETE TO readings WHERE old.amount > 0 DO INSTEAD NOTHING;
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(amount) FROM readings; END;
