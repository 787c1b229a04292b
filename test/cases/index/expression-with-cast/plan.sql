CREATE INDEX CONCURRENTLY i ON public.t ((((doc ->> 'n'::text))::integer), (((doc -> 'x'::text) ->> 'y'::text))); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE UNIQUE INDEX CONCURRENTLY j ON public.t (((doc ->> 'id'::text))) WHERE (doc ? 'id'::text); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data
