BEGIN;
ALTER TABLE public.t ADD CONSTRAINT c1 CHECK ((((a >= 1) AND (a <= 5)) AND ((a < 7) OR (a > 8)))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c10 CHECK (((ROW(a, b) < ROW(5, 'z'::text)) AND ((a = 1) AND (d = (2)::numeric)))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c11 CHECK (((GREATEST(a, 1) > LEAST(a, 2)) AND (NULLIF(a, 1) IS NULL))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c2 CHECK (((b ~~ 'a%'::text) AND (b !~~* '%z'::text) AND (b ~ '^x'::text) AND (b ~ similar_to_escape('a%'::text)))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c3 CHECK (((c > '2020-01-01 00:00:00+00'::timestamp with time zone) AND (EXTRACT(year FROM c) < (3000)::numeric) AND ((c AT TIME ZONE 'UTC'::text) IS NOT NULL))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c4 CHECK (
CASE
    WHEN (d > (1)::numeric) THEN true
    ELSE (d IS DISTINCT FROM (0)::numeric)
END) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c5 CHECK ((('x'::text = ANY (e)) OR (e && ARRAY['y'::text]) OR (e[1] = 'z'::text) OR (array_length(e, 1) > 1))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c6 CHECK ((((f ->> 'k'::text) <> ''::text) AND (f @> '{"a": 1}'::jsonb) AND ((f #>> '{a,b}'::text[]) IS NULL))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c7 CHECK (((g IS TRUE) OR (g IS NOT UNKNOWN) OR (NOT g))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c8 CHECK (((((COALESCE(a, 0) + (('-1'::integer * a) % 3)) - (+ a)))::numeric >= (- (5)::numeric))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c9 CHECK ((((SUBSTRING(b FROM 1 FOR 2) || TRIM(BOTH ' '::text FROM b)) <> OVERLAY(b PLACING 'x'::text FROM 1)) AND (POSITION(('a'::text) IN (b)) > 0))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c1; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c10; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c11; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c2; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c3; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c4; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c5; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c6; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c7; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c8; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c9; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
