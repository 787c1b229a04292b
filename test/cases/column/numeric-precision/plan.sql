BEGIN;
ALTER TABLE public.t ALTER COLUMN m TYPE numeric, ALTER COLUMN n TYPE numeric(12,2); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
