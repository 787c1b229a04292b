BEGIN;
ALTER VIEW public.v SET (check_option=cascaded, security_barrier=true); -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;
