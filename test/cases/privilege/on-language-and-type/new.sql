CREATE TRUSTED LANGUAGE own HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE DOMAIN d AS int;
REVOKE USAGE ON LANGUAGE own FROM PUBLIC;
GRANT USAGE ON DOMAIN d TO reader;
