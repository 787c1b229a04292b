BEGIN;
DROP CAST (public.mood AS character varying); -- expand
CREATE CAST (public.mood AS character varying) WITH INOUT AS ASSIGNMENT; -- expand
COMMIT;
