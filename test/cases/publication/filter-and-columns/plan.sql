BEGIN;
ALTER PUBLICATION p DROP TABLE ONLY public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER PUBLICATION p ADD TABLE ONLY public.t (id, n) WHERE ((n > 3)); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
