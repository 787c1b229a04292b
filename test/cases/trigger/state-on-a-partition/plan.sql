BEGIN;
ALTER TABLE public.p1 DISABLE TRIGGER tg; -- expand; SHARE ROW EXCLUSIVE public.p1, instant
ALTER TABLE public.p2 ENABLE REPLICA TRIGGER tg; -- expand; SHARE ROW EXCLUSIVE public.p2, instant
COMMIT;

BEGIN;
ALTER TABLE public.p2 ENABLE TRIGGER th; -- expand; SHARE ROW EXCLUSIVE public.p2, instant
COMMIT;
