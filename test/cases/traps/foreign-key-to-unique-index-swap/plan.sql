BEGIN;
ALTER TABLE public.c DROP CONSTRAINT ca; -- expand; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.p ADD CONSTRAINT p_a_not_null NOT NULL a NOT VALID; -- migrate; ACCESS EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.p VALIDATE CONSTRAINT p_a_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.p, scan; may_fail_on_data
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY p_pkey ON public.p (a); -- migrate; SHARE UPDATE EXCLUSIVE public.p, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX p_pkey; -- migrate; ACCESS EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.p DROP CONSTRAINT pa; -- contract; ACCESS EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.c ADD CONSTRAINT ca FOREIGN KEY (a) REFERENCES public.p (a) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT ca; -- contract; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.p, scan; may_fail_on_data
COMMIT;
