BEGIN;
CREATE SCHEMA app; -- expand
CREATE TABLE app.t (
  id integer NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
COMMIT;
