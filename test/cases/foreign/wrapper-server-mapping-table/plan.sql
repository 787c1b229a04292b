BEGIN;
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true'); -- expand
CREATE SERVER s TYPE 'kind' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', port '1'); -- expand
CREATE USER MAPPING FOR reader SERVER s OPTIONS (name 'r'); -- expand; changes_access
CREATE FOREIGN TABLE public.ft (
  id integer OPTIONS (col 'x') NOT NULL,
  note text DEFAULT 'n'::text,
  CONSTRAINT c CHECK ((id > 0))
) SERVER s OPTIONS (tab 'y'); -- expand
COMMENT ON FOREIGN TABLE public.ft IS 'elsewhere'; -- expand
COMMENT ON SERVER s IS 'there'; -- expand
GRANT USAGE ON FOREIGN SERVER s TO reader; -- expand; changes_access
COMMIT;
