BEGIN;
ALTER TABLE public.person DROP COLUMN shown; -- expand; ACCESS EXCLUSIVE public.person, instant
ALTER TABLE public.person ADD COLUMN shown character(5); -- expand; ACCESS EXCLUSIVE public.person, instant
ALTER INDEX public.person_id RENAME TO person_id_old; -- expand
CREATE INDEX person_id ON ONLY public.person (id) WHERE (shown = ANY (ARRAY['a'::bpchar, 'b'::bpchar])); -- expand; SHARE public.person, instant
COMMIT;

BEGIN;
DROP INDEX public.person_id_old; -- contract; ACCESS EXCLUSIVE public.person, instant
ALTER TABLE public.person DROP COLUMN name; -- contract; ACCESS EXCLUSIVE public.person, instant; data_loss
COMMIT;
