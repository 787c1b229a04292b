BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
DROP OPERATOR public.=== (text, text); -- expand
CREATE OPERATOR public.=== (FUNCTION = public.same2, LEFTARG = text, RIGHTARG = text); -- expand
CREATE VIEW public.v AS
 SELECT ('a'::text OPERATOR(public.===) 'A'::text) AS x; -- expand
COMMIT;
