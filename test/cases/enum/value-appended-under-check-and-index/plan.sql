ALTER TYPE public.st ADD VALUE 'b' AFTER 'a'; -- expand; irreversible, not_transactional

ALTER TYPE public.st ADD VALUE 'd'; -- expand; irreversible, not_transactional

BEGIN;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'b'::public.st; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_s_check; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT t_s_check CHECK ((s <> 'd'::public.st)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY i_new ON public.t (s) WHERE (s = 'b'::public.st); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.i RENAME TO i_old; -- expand
ALTER INDEX public.i_new RENAME TO i; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_s_check; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

DROP INDEX CONCURRENTLY public.i_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
