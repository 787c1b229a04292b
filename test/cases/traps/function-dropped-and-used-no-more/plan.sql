DROP INDEX CONCURRENTLY public.t_f; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_n_check; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP COLUMN g; -- contract; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.f(); -- contract
COMMIT;
