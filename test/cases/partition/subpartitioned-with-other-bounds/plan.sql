BEGIN;
CREATE TABLE public.p_eu_rest (
  id integer,
  r text,
  d date
); -- expand
ALTER TABLE public.p_eu ADD CONSTRAINT p_eu_within CHECK (((r IS NOT NULL) AND (r = ANY (ARRAY['eu'::text, 'uk'::text])))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.p_eu, ACCESS EXCLUSIVE public.p_eu_1, instant
COMMIT;

BEGIN;
ALTER TABLE public.p_eu VALIDATE CONSTRAINT p_eu_within; -- migrate; SHARE UPDATE EXCLUSIVE public.p_eu, SHARE UPDATE EXCLUSIVE public.p_eu_1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.p DETACH PARTITION public.p_eu; -- migrate; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p_eu, ACCESS EXCLUSIVE public.p_eu_1, instant
ALTER TABLE public.p ATTACH PARTITION public.p_eu FOR VALUES IN ('eu', 'uk'); -- migrate; SHARE UPDATE EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p_eu, ACCESS EXCLUSIVE public.p_eu_1, instant
ALTER TABLE public.p_eu DROP CONSTRAINT p_eu_within; -- migrate; ACCESS EXCLUSIVE public.p_eu, ACCESS EXCLUSIVE public.p_eu_1, instant
COMMIT;

BEGIN;
ALTER TABLE public.p_eu ATTACH PARTITION public.p_eu_rest DEFAULT; -- migrate; SHARE UPDATE EXCLUSIVE public.p_eu, instant
COMMIT;
