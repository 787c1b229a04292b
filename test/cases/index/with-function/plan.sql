BEGIN;
CREATE FUNCTION public.norm(text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT upper($1)$$; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY t_norm ON public.t (public.norm(s)); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
