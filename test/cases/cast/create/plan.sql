BEGIN;
CREATE CAST (public.mood AS text) WITH INOUT AS IMPLICIT; -- expand
CREATE CAST (integer AS public.mood) WITH FUNCTION public.mood_of(integer) AS ASSIGNMENT; -- expand
COMMENT ON CAST (integer AS public.mood) IS 'number to mood'; -- expand
COMMIT;
