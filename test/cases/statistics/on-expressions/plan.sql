BEGIN;
CREATE STATISTICS public.s1 ON lower(b) FROM public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
CREATE STATISTICS public.s2 (ndistinct, mcv) ON a, b, (a % 10) FROM public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
