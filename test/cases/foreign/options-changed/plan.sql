BEGIN;
ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP b, SET a '3'); -- expand
ALTER SERVER s VERSION '2'; -- expand
ALTER SERVER s OPTIONS (DROP port, ADD db 'd', SET host 'i'); -- expand
ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET name 'q'); -- expand; changes_access
ALTER FOREIGN TABLE public.ft OPTIONS (DROP tab, ADD other 'y'); -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ALTER COLUMN id OPTIONS (SET col 'z'); -- expand; ACCESS EXCLUSIVE public.ft, instant
ALTER TABLE public.ft ADD COLUMN more text; -- expand; ACCESS EXCLUSIVE public.ft, instant
COMMIT;
