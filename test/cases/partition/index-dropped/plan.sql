BEGIN;
DROP INDEX public.t_id; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;
