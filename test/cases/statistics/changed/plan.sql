BEGIN;
DROP STATISTICS public.st; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
CREATE STATISTICS public.st (mcv) ON a, (b + c) FROM public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER STATISTICS public.st SET STATISTICS 200; -- expand
COMMIT;
