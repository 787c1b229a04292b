BEGIN;
ALTER TABLE public.t ALTER COLUMN doc SET STATISTICS 500; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN doc SET (n_distinct=10); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
