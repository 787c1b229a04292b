BEGIN;
CREATE FUNCTION public.f(a anyelement, b anyarray DEFAULT NULL::anyarray, c text DEFAULT 'it''s'::text, d integer DEFAULT (1 + 2), e date DEFAULT CURRENT_DATE)
RETURNS anyelement
LANGUAGE sql
AS $$SELECT $1$$; -- expand
COMMIT;
