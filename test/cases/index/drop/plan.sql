DROP INDEX CONCURRENTLY public.t_a; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
