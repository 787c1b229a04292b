BEGIN;
CREATE PUBLICATION everything FOR ALL TABLES; -- expand
CREATE PUBLICATION p WITH (publish = 'insert, update', publish_via_partition_root = true); -- expand
ALTER PUBLICATION p ADD TABLE ONLY public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER PUBLICATION p ADD TABLE ONLY public.u; -- expand; SHARE UPDATE EXCLUSIVE public.u, instant
COMMENT ON PUBLICATION p IS 'out'; -- expand
COMMIT;
