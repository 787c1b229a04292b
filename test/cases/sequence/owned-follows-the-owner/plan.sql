BEGIN;
ALTER TABLE public.t OWNER TO owner_role; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_id_seq, instant; changes_access
COMMIT;
