ALTER TYPE public.mood ADD VALUE 'b'; -- expand; irreversible, not_transactional

BEGIN;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'b'::public.mood; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_m_not_null NOT NULL m NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_m_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT c CHECK (((m <> 'b'::public.mood) OR (id > 0))) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

CREATE INDEX CONCURRENTLY i ON public.t (id) WHERE (m = 'b'::public.mood); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
