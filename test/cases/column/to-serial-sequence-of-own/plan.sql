BEGIN;
CREATE SEQUENCE public.custom START WITH 100 OWNED BY public.t.id; -- expand
SELECT pg_catalog.setval('public.custom'::pg_catalog.regclass, max(id)) FROM public.t HAVING max(id) BETWEEN 100 AND 9223372036854775807; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.custom'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
