BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t (id); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;
