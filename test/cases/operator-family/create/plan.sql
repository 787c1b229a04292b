BEGIN;
CREATE OPERATOR FAMILY public.fam USING btree; -- expand
COMMENT ON OPERATOR FAMILY public.fam USING btree IS 'a family'; -- expand
COMMIT;
