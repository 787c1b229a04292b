CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON public.t (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_pkey; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
