BEGIN;
CREATE FUNCTION public.f(text)
RETURNS text
LANGUAGE sql
AS $$SELECT $1$$; -- expand
COMMENT ON FUNCTION public.f(text) IS 'of text'; -- expand
COMMIT;
