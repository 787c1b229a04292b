BEGIN;
ALTER TABLE public.t ADD COLUMN u_name text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.u_name = (SELECT u.name FROM u WHERE u.id = t.u_id) where t.u_name IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_u_name_not_null NOT NULL u_name NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.u_name = (SELECT u.name FROM u WHERE u.id = t.u_id) where t.u_name IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_u_name_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
