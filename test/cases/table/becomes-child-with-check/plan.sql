BEGIN;
ALTER TABLE public.c ADD CONSTRAINT p_id_check CHECK ((id > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.c, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT p_id_check; -- migrate; SHARE UPDATE EXCLUSIVE public.c, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.c INHERIT public.p; -- migrate; ACCESS EXCLUSIVE public.c, SHARE UPDATE EXCLUSIVE public.p, instant
COMMIT;
