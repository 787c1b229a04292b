BEGIN;
ALTER SEQUENCE public.s OWNED BY public.t.n; -- expand; SHARE ROW EXCLUSIVE public.s, instant
COMMIT;
