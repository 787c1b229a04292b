CREATE TABLE readings (
  id bigint NOT NULL,
  amount numeric(10,2),
  note text
);
CREATE RULE keep AS ON DELETE TO readings WHERE old.note = 'keep' DO INSTEAD NOTHING;
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(note) FROM readings; END;
