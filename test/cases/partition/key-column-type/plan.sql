BEGIN;
CREATE SCHEMA schemactl_away_e; -- migrate
ALTER TABLE public.e SET SCHEMA schemactl_away_e; -- migrate; ACCESS EXCLUSIVE public.e, instant
CREATE TABLE public.e (
  id bigint CONSTRAINT e_id_not_null NOT NULL,
  v bigint CONSTRAINT e_v_not_null NOT NULL
) PARTITION BY RANGE (v); -- migrate
ALTER TABLE ONLY public.e ADD CONSTRAINT e_pkey PRIMARY KEY (id, v); -- migrate; ACCESS EXCLUSIVE public.e, instant
ALTER TABLE public.e1 SET SCHEMA schemactl_away_e; -- migrate; ACCESS EXCLUSIVE public.e1, instant
CREATE TABLE public.e1 (
  id bigint CONSTRAINT e_id_not_null NOT NULL,
  v bigint CONSTRAINT e_v_not_null NOT NULL,
  CONSTRAINT e1_pkey PRIMARY KEY (id, v)
); -- migrate
ALTER TABLE public.e ATTACH PARTITION public.e1 FOR VALUES FROM ('1') TO ('10'); -- migrate; SHARE UPDATE EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, scan; may_fail_on_data, blocks_reads
INSERT INTO public.e (id, v) SELECT id, v FROM schemactl_away_e.e; -- migrate; ACCESS EXCLUSIVE public.e, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE schemactl_away_e.e; -- migrate; ACCESS EXCLUSIVE public.e, instant
DROP SCHEMA schemactl_away_e; -- migrate
COMMIT;
