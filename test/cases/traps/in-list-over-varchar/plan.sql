BEGIN;
ALTER TABLE public.t ADD CONSTRAINT k CHECK (((s)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[]))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_s ON public.t (s) WHERE ((s)::text <> ALL (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[])); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
CREATE VIEW public.v AS
 SELECT s
   FROM public.t
  WHERE ((s)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[])); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT k; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
CREATE POLICY p ON public.t USING (((s)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[]))); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
