BEGIN;
SELECT pg_catalog.setval('public.s'::pg_catalog.regclass, LEAST(GREATEST(last_value, 5), 5000), is_called AND last_value BETWEEN 5 AND 5000) FROM public.s; -- expand; ROW EXCLUSIVE public.s, instant
ALTER SEQUENCE public.s INCREMENT BY 5 MINVALUE 5 MAXVALUE 5000 START WITH 50 CACHE 7 CYCLE; -- expand; SHARE ROW EXCLUSIVE public.s, instant
COMMIT;
