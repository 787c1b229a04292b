CREATE UNIQUE INDEX CONCURRENTLY p_id_key ON public.p (id); -- expand; SHARE UPDATE EXCLUSIVE public.p, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.p ADD CONSTRAINT p_id_key UNIQUE USING INDEX p_id_key; -- expand; ACCESS EXCLUSIVE public.p, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY p_pkey_new ON public.p (code); -- expand; SHARE UPDATE EXCLUSIVE public.p, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p; -- expand; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_pkey; -- expand; ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX p_pkey_new; -- expand; ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT c_p; -- migrate; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.p, scan; may_fail_on_data
COMMIT;
