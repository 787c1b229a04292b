BEGIN;
CREATE CONVERSION public.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; -- expand
COMMENT ON CONVERSION public.conv IS 'converts'; -- expand
COMMIT;
