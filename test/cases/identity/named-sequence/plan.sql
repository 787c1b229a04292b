BEGIN;
ALTER SEQUENCE public.a_seq RENAME TO b_seq; -- expand; ACCESS EXCLUSIVE public.a_seq, instant
COMMIT;
