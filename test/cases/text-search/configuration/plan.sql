BEGIN;
CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = pg_catalog.simple, stopwords = 'english'); -- expand
CREATE TEXT SEARCH CONFIGURATION public.conf (PARSER = pg_catalog."default"); -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR asciiword WITH public.plain, pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR word WITH public.plain, pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR numword WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR email WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR url WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR host WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR sfloat WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR version WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR hword_numpart WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR hword_part WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR hword_asciipart WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR numhword WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR asciihword WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR hword WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR url_path WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR file WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR "float" WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR "int" WITH pg_catalog.simple; -- expand
ALTER TEXT SEARCH CONFIGURATION public.conf ADD MAPPING FOR uint WITH pg_catalog.simple; -- expand
CREATE TABLE public.t (
  s text
); -- expand
CREATE INDEX t_s ON public.t USING gin (to_tsvector('public.conf'::regconfig, s)); -- expand
COMMENT ON TEXT SEARCH CONFIGURATION public.conf IS 'a configuration'; -- expand
COMMIT;
