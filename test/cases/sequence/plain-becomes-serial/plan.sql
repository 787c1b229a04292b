BEGIN;
CREATE SEQUENCE public.t_id_seq AS integer OWNED BY public.t.id; -- expand
COMMIT;

BEGIN;
SELECT pg_catalog.setval('public.t_id_seq'::pg_catalog.regclass, max(id)) FROM public.t HAVING max(id) BETWEEN 1 AND 2147483647; -- expand
COMMIT;

BEGIN;
CREATE FUNCTION public.next()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.u ALTER COLUMN id SET DEFAULT public.next(); -- expand; ACCESS EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.u ADD CONSTRAINT u_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.u VALIDATE CONSTRAINT u_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.u, scan; may_fail_on_data
COMMIT;
