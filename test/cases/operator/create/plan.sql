BEGIN;
CREATE OPERATOR public.=== (FUNCTION = public.same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.===), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES); -- expand
COMMENT ON OPERATOR public.=== (text, text) IS 'same'; -- expand
COMMIT;
