BEGIN;
SELECT pg_catalog.setval('public.t_id_seq'::pg_catalog.regclass, LEAST(GREATEST(last_value, 1), 100000), is_called AND last_value BETWEEN 1 AND 100000) FROM public.t_id_seq; -- expand; ROW EXCLUSIVE public.t_id_seq, instant
ALTER TABLE public.t ALTER COLUMN id SET INCREMENT BY 10 SET MAXVALUE 100000 SET START WITH 100 SET CACHE 5 SET CYCLE; -- expand; ACCESS EXCLUSIVE public.t, SHARE ROW EXCLUSIVE public.t_id_seq, instant
COMMIT;
