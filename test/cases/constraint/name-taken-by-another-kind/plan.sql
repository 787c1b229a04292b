CREATE UNIQUE INDEX CONCURRENTLY c2 ON public.u (a); -- expand; SHARE UPDATE EXCLUSIVE public.u, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.u DROP CONSTRAINT c2; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ADD CONSTRAINT c2 UNIQUE USING INDEX c2; -- contract; ACCESS EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT c1; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT c1 FOREIGN KEY (b) REFERENCES public.t (a) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c1; -- contract; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.u DROP CONSTRAINT c3; -- contract; ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ADD CONSTRAINT c3 FOREIGN KEY (b) REFERENCES public.t (a) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.t, SHARE ROW EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.u VALIDATE CONSTRAINT c3; -- contract; ROW SHARE public.t, SHARE UPDATE EXCLUSIVE public.u, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.u DROP CONSTRAINT c4; -- contract; ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ADD CONSTRAINT c4 FOREIGN KEY (c) REFERENCES public.t (a) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.t, SHARE ROW EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.u VALIDATE CONSTRAINT c4; -- contract; ROW SHARE public.t, SHARE UPDATE EXCLUSIVE public.u, scan; may_fail_on_data
COMMIT;
