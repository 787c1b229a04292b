BEGIN;
ALTER SEQUENCE public.t_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807; -- expand; SHARE ROW EXCLUSIVE public.t_id_seq, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ADD COLUMN other_id integer; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD COLUMN at timestamp with time zone DEFAULT now(); -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_c_check; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN c TYPE character varying(50); -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT t_c_check CHECK ((length((c)::text) > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 'y'::character varying; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_other ON public.t (other_id); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.other (id) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.other, SHARE ROW EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
GRANT INSERT ON TABLE public.t TO writer; -- expand; changes_access
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN b TYPE character varying(40); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
DROP POLICY p1 ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE POLICY p1 ON public.t FOR SELECT TO reader USING ((a > 1)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY p2 ON public.t FOR INSERT TO writer WITH CHECK (((b)::text <> ''::text)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_c_check; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY t_a_new ON public.t (a); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.t_a RENAME TO t_a_old; -- migrate
ALTER INDEX public.t_a_new RENAME TO t_a; -- migrate
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_other_id_fkey; -- migrate; ROW SHARE public.other, SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
GRANT SELECT (b) ON TABLE public.t TO reader; -- migrate; changes_access
GRANT SELECT (id) ON TABLE public.t TO reader; -- migrate; changes_access
COMMIT;

BEGIN;
REVOKE SELECT ON TABLE public.t FROM reader; -- contract; changes_access
GRANT SELECT (b) ON TABLE public.t TO reader; -- contract; changes_access
GRANT SELECT (id) ON TABLE public.t TO reader; -- contract; changes_access
COMMIT;

DROP INDEX CONCURRENTLY public.t_a_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_gone_key; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP COLUMN gone; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
