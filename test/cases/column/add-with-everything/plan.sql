BEGIN;
ALTER TABLE public.t ADD COLUMN other_id integer DEFAULT 1; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT positive CHECK ((other_id > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY t_other_id_key ON public.t (other_id); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_other_id_key UNIQUE USING INDEX t_other_id_key; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_other ON public.t (other_id) WHERE (other_id IS NOT NULL); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.other (id) ON DELETE CASCADE NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.other, SHARE ROW EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
COMMENT ON COLUMN public.t.other_id IS 'another'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
GRANT SELECT (other_id) ON TABLE public.t TO reader; -- expand; changes_access
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT positive; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_other_id_fkey; -- migrate; ROW SHARE public.other, SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
