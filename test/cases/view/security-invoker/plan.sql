BEGIN;
ALTER VIEW public.v SET (security_invoker=true); -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;
