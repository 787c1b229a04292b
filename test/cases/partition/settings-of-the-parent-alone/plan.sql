BEGIN;
ALTER TABLE ONLY public.events ALTER COLUMN kind SET STATISTICS 50; -- expand; SHARE UPDATE EXCLUSIVE public.events, instant
ALTER TABLE ONLY public.events ALTER COLUMN note SET STORAGE EXTERNAL; -- expand; ACCESS EXCLUSIVE public.events, instant
ALTER TABLE ONLY public.events ALTER COLUMN kind SET DEFAULT 'none'::text; -- expand; ACCESS EXCLUSIVE public.events, instant
COMMIT;
