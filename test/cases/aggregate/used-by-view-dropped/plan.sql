BEGIN;
CREATE OR REPLACE VIEW public.v AS
 SELECT (sum(1))::integer AS x; -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;

BEGIN;
DROP AGGREGATE public.s(integer); -- contract
COMMIT;
