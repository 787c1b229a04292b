CREATE UNIQUE INDEX CONCURRENTLY country_code_new ON public.country (code) INCLUDE (name); -- expand; SHARE UPDATE EXCLUSIVE public.country, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.city DROP CONSTRAINT city_country_fkey; -- expand; ACCESS EXCLUSIVE public.city, ACCESS EXCLUSIVE public.country, instant
DROP INDEX public.country_code; -- expand; ACCESS EXCLUSIVE public.country, instant
ALTER INDEX public.country_code_new RENAME TO country_code; -- expand
ALTER TABLE public.city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES public.country (code) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.city, SHARE ROW EXCLUSIVE public.country, instant
COMMIT;

BEGIN;
ALTER TABLE public.city VALIDATE CONSTRAINT city_country_fkey; -- migrate; SHARE UPDATE EXCLUSIVE public.city, ROW SHARE public.country, scan; may_fail_on_data
COMMIT;
