BEGIN;
CREATE TYPE public.st AS ENUM ('a', 'b'); -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_s; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_s_check; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN s TYPE public.st USING s::public.st; -- contract; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'a'::public.st; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_s ON public.t (s); -- contract; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
