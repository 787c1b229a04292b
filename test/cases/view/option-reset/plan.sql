BEGIN;
ALTER VIEW public.v RESET (check_option, security_barrier); -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;
