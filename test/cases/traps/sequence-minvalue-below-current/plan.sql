BEGIN;
SELECT pg_catalog.setval('public.s'::pg_catalog.regclass, LEAST(GREATEST(last_value, 100), 9223372036854775807), is_called AND last_value BETWEEN 100 AND 9223372036854775807) FROM public.s; -- expand; ROW EXCLUSIVE public.s, instant
ALTER SEQUENCE public.s MINVALUE 100 START WITH 100; -- expand; SHARE ROW EXCLUSIVE public.s, instant
COMMIT;
