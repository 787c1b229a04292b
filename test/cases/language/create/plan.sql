BEGIN;
CREATE LANGUAGE plx HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator; -- expand
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE plx
AS $$BEGIN RETURN 1; END$$; -- expand
COMMIT;
