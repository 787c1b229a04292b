-- schemactl: 42 steps for database postgres, PostgreSQL 18: 18 transactions, 4 steps outside, 4 backfills
-- Run it with psql, not in a transaction of your own (no --single-transaction).
\set ON_ERROR_STOP on
SET lock_timeout = 0;
SET statement_timeout = 0;
SET check_function_bodies = off;
SET row_security = off;
SET search_path = public;

-- Batch 1, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 1. create table public.profiles
CREATE TABLE public.profiles (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  description text,
  is_default boolean DEFAULT false NOT NULL,
  tts_settings jsonb,
  tts_voice text,
  postiz_settings jsonb,
  postiz_integration text,
  metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT profiles_pkey PRIMARY KEY (id)
);

-- 2. enable row-level security on public.profiles
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;

-- 3. add column public.api_costs.profile_id
--    public.api_costs: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
ALTER TABLE public.api_costs ADD COLUMN profile_id uuid;

COMMIT;

-- Batch 2, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 4. add column public.editai_projects.profile_id
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
ALTER TABLE public.editai_projects ADD COLUMN profile_id uuid;

COMMIT;

-- Batch 3, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 5. add column public.jobs.profile_id
--    public.jobs: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
ALTER TABLE public.jobs ADD COLUMN profile_id uuid;

COMMIT;

-- Batch 4, outside a transaction (expand)

-- 6. build index public.idx_costs_profile_id
--    public.api_costs: SHARE UPDATE EXCLUSIVE (reads and writes go on, while the index is built)
--    not_transactional: index idx_costs_profile_id is built outside a transaction
CREATE INDEX CONCURRENTLY idx_costs_profile_id ON public.api_costs (profile_id);

-- Batch 5, outside a transaction (expand)

-- 7. build index public.idx_jobs_profile_id
--    public.jobs: SHARE UPDATE EXCLUSIVE (reads and writes go on, while the index is built)
--    not_transactional: index idx_jobs_profile_id is built outside a transaction
CREATE INDEX CONCURRENTLY idx_jobs_profile_id ON public.jobs (profile_id);

-- Batch 6, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 8. create index public.idx_profiles_user_default
CREATE UNIQUE INDEX idx_profiles_user_default ON public.profiles (user_id) WHERE is_default;

-- 9. create index public.idx_profiles_user_id
CREATE INDEX idx_profiles_user_id ON public.profiles (user_id);

COMMIT;

-- Batch 7, outside a transaction (expand)

-- 10. build index public.idx_projects_profile_id
--    public.editai_projects: SHARE UPDATE EXCLUSIVE (reads and writes go on, while the index is built)
--    not_transactional: index idx_projects_profile_id is built outside a transaction
CREATE INDEX CONCURRENTLY idx_projects_profile_id ON public.editai_projects (profile_id);

-- Batch 8, outside a transaction (expand)

-- 11. build index public.idx_projects_user_profile
--    public.editai_projects: SHARE UPDATE EXCLUSIVE (reads and writes go on, while the index is built)
--    not_transactional: index idx_projects_user_profile is built outside a transaction
CREATE INDEX CONCURRENTLY idx_projects_user_profile ON public.editai_projects (user_id, profile_id);

-- Batch 9, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 12. add foreign key api_costs_profile_id_fkey on public.api_costs, not valid yet
--    public.api_costs: SHARE ROW EXCLUSIVE (writes wait, for an instant)
ALTER TABLE public.api_costs ADD CONSTRAINT api_costs_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES public.profiles (id) ON DELETE SET NULL NOT VALID;

COMMIT;

-- Batch 10, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 13. add foreign key editai_projects_profile_id_fkey on public.editai_projects, not valid yet
--    public.editai_projects: SHARE ROW EXCLUSIVE (writes wait, for an instant)
ALTER TABLE public.editai_projects ADD CONSTRAINT editai_projects_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES public.profiles (id) ON DELETE CASCADE NOT VALID;

COMMIT;

-- Batch 11, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 14. add foreign key jobs_profile_id_fkey on public.jobs, not valid yet
--    public.jobs: SHARE ROW EXCLUSIVE (writes wait, for an instant)
ALTER TABLE public.jobs ADD CONSTRAINT jobs_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES public.profiles (id) ON DELETE SET NULL NOT VALID;

COMMIT;

-- Batch 12, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 15. create foreign key profiles_user_id_fkey on public.profiles
--    auth.users: SHARE ROW EXCLUSIVE (writes wait, for an instant)
ALTER TABLE public.profiles ADD CONSTRAINT profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users (id) ON DELETE CASCADE;

-- 16. create trigger update_profiles_updated_at on public.profiles
CREATE TRIGGER update_profiles_updated_at BEFORE UPDATE ON public.profiles FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();

-- 17. create policy profiles_delete on public.profiles
--    changes_access: policy profiles_delete of public.profiles is added
CREATE POLICY profiles_delete ON public.profiles FOR DELETE TO authenticated USING ((user_id = ( SELECT auth.uid() AS uid)));

-- 18. create policy profiles_insert on public.profiles
--    changes_access: policy profiles_insert of public.profiles is added
CREATE POLICY profiles_insert ON public.profiles FOR INSERT TO authenticated WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

-- 19. create policy profiles_select on public.profiles
--    changes_access: policy profiles_select of public.profiles is added
CREATE POLICY profiles_select ON public.profiles FOR SELECT TO authenticated USING ((user_id = ( SELECT auth.uid() AS uid)));

-- 20. create policy profiles_service on public.profiles
--    changes_access: policy profiles_service of public.profiles is added
CREATE POLICY profiles_service ON public.profiles TO service_role USING (true) WITH CHECK (true);

-- 21. create policy profiles_update on public.profiles
--    changes_access: policy profiles_update of public.profiles is added
CREATE POLICY profiles_update ON public.profiles FOR UPDATE TO authenticated USING ((user_id = ( SELECT auth.uid() AS uid)));

-- 22. comment on table public.editai_projects
--    public.editai_projects: SHARE UPDATE EXCLUSIVE (reads and writes go on, for an instant)
COMMENT ON TABLE public.editai_projects IS 'A video project, owned by one of the user''s profiles';

-- 23. comment on table public.profiles
COMMENT ON TABLE public.profiles IS 'One of the spaces that a user works in';

-- 24. grant DELETE, INSERT, SELECT, UPDATE to authenticated on table public.profiles
--    changes_access: authenticated gains DELETE, INSERT, SELECT, UPDATE on table public.profiles
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.profiles TO authenticated;

-- 25. grant DELETE, INSERT, SELECT, UPDATE to service_role on table public.profiles
--    changes_access: service_role gains DELETE, INSERT, SELECT, UPDATE on table public.profiles
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.profiles TO service_role;

COMMIT;

-- Batch 13, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 26. insert missing rows of public.profiles
CREATE TEMPORARY TABLE schemactl_rows ON COMMIT DROP AS SELECT user_id, is_default, name FROM public.profiles WITH NO DATA;
INSERT INTO pg_temp.schemactl_rows (user_id, is_default, name)
select distinct user_id, true, 'Default' from editai_projects;
INSERT INTO public.profiles (user_id, is_default, name) OVERRIDING SYSTEM VALUE
SELECT user_id, is_default, name FROM pg_temp.schemactl_rows AS wanted
WHERE NOT EXISTS (SELECT FROM public.profiles AS present WHERE present.user_id IS NOT DISTINCT FROM wanted.user_id AND present.is_default IS NOT DISTINCT FROM wanted.is_default);
DROP TABLE pg_temp.schemactl_rows;

COMMIT;

-- Batch 14, outside a transaction (migrate)

-- 27. fill column public.api_costs.profile_id
--    public.api_costs: ROW EXCLUSIVE (reads and writes go on, while rows are written)
--    In one go here; schemactl apply does it batch by batch.
UPDATE public.api_costs
SET profile_id = (select p.id from profiles p where p.user_id = (api_costs.metadata ->> 'user_id')::uuid and p.is_default)
WHERE profile_id is null and metadata ? 'user_id';

-- Batch 15, outside a transaction (migrate)

-- 28. fill column public.editai_projects.profile_id
--    public.editai_projects: ROW EXCLUSIVE (reads and writes go on, while rows are written)
--    In one go here; schemactl apply does it batch by batch.
UPDATE public.editai_projects
SET profile_id = (select p.id from profiles p where p.user_id = editai_projects.user_id and p.is_default)
WHERE editai_projects.profile_id IS NULL;

-- Batch 16, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 29. require column public.editai_projects.profile_id of new rows
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
ALTER TABLE public.editai_projects ADD CONSTRAINT editai_projects_profile_id_not_null NOT NULL profile_id NOT VALID;

COMMIT;

-- Batch 17, outside a transaction (migrate)

-- 30. fill rows of public.editai_projects written meanwhile
--    public.editai_projects: ROW EXCLUSIVE (reads and writes go on, while rows are written)
--    In one go here; schemactl apply does it batch by batch.
UPDATE public.editai_projects
SET profile_id = (select p.id from profiles p where p.user_id = editai_projects.user_id and p.is_default)
WHERE editai_projects.profile_id IS NULL;

-- Batch 18, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 31. see that every row has column public.editai_projects.profile_id
--    public.editai_projects: SHARE UPDATE EXCLUSIVE (reads and writes go on, while its rows are read)
--    may_fail_on_data: rows of public.editai_projects may have no profile_id
ALTER TABLE public.editai_projects VALIDATE CONSTRAINT editai_projects_profile_id_not_null;

COMMIT;

-- Batch 19, outside a transaction (migrate)

-- 32. fill column public.jobs.profile_id
--    public.jobs: ROW EXCLUSIVE (reads and writes go on, while rows are written)
--    In one go here; schemactl apply does it batch by batch.
UPDATE public.jobs
SET profile_id = (select p.id from profiles p where p.user_id = (jobs.data ->> 'user_id')::uuid and p.is_default)
WHERE profile_id is null and data ? 'user_id';

-- Batch 20, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 33. validate foreign key api_costs_profile_id_fkey on public.api_costs
--    public.api_costs: SHARE UPDATE EXCLUSIVE (reads and writes go on, while its rows are read)
--    may_fail_on_data: rows of public.api_costs may refer to nothing
ALTER TABLE public.api_costs VALIDATE CONSTRAINT api_costs_profile_id_fkey;

COMMIT;

-- Batch 21, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 34. validate foreign key editai_projects_profile_id_fkey on public.editai_projects
--    public.editai_projects: SHARE UPDATE EXCLUSIVE (reads and writes go on, while its rows are read)
--    may_fail_on_data: rows of public.editai_projects may refer to nothing
ALTER TABLE public.editai_projects VALIDATE CONSTRAINT editai_projects_profile_id_fkey;

COMMIT;

-- Batch 22, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 35. validate foreign key jobs_profile_id_fkey on public.jobs
--    public.jobs: SHARE UPDATE EXCLUSIVE (reads and writes go on, while its rows are read)
--    may_fail_on_data: rows of public.jobs may refer to nothing
ALTER TABLE public.jobs VALIDATE CONSTRAINT jobs_profile_id_fkey;

COMMIT;

-- Batch 23, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 36. alter policy clip_content_all on public.editai_clip_content: using
--    public.editai_clip_content: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy clip_content_all of public.editai_clip_content changes
ALTER POLICY clip_content_all ON public.editai_clip_content USING ((EXISTS ( SELECT 1
   FROM ((public.editai_clips c
     JOIN public.editai_projects p ON ((p.id = c.project_id)))
     JOIN public.profiles f ON ((f.id = p.profile_id)))
  WHERE ((c.id = editai_clip_content.clip_id) AND (f.user_id = ( SELECT auth.uid() AS uid))))));

COMMIT;

-- Batch 24, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 37. alter policy clips_all on public.editai_clips: using
--    public.editai_clips: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy clips_all of public.editai_clips changes
ALTER POLICY clips_all ON public.editai_clips USING ((EXISTS ( SELECT 1
   FROM (public.editai_projects p
     JOIN public.profiles f ON ((f.id = p.profile_id)))
  WHERE ((p.id = editai_clips.project_id) AND (f.user_id = ( SELECT auth.uid() AS uid))))));

COMMIT;

-- Batch 25, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 38. alter policy segments_all on public.editai_project_segments: using
--    public.editai_project_segments: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy segments_all of public.editai_project_segments changes
ALTER POLICY segments_all ON public.editai_project_segments USING ((EXISTS ( SELECT 1
   FROM (public.editai_projects p
     JOIN public.profiles f ON ((f.id = p.profile_id)))
  WHERE ((p.id = editai_project_segments.project_id) AND (f.user_id = ( SELECT auth.uid() AS uid))))));

COMMIT;

-- Batch 26, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 39. alter policy projects_delete on public.editai_projects: using
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy projects_delete of public.editai_projects changes
ALTER POLICY projects_delete ON public.editai_projects USING ((profile_id IN ( SELECT profiles.id
   FROM public.profiles
  WHERE (profiles.user_id = ( SELECT auth.uid() AS uid)))));

-- 40. alter policy projects_insert on public.editai_projects: check
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy projects_insert of public.editai_projects changes
ALTER POLICY projects_insert ON public.editai_projects WITH CHECK ((profile_id IN ( SELECT profiles.id
   FROM public.profiles
  WHERE (profiles.user_id = ( SELECT auth.uid() AS uid)))));

-- 41. alter policy projects_select on public.editai_projects: using
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy projects_select of public.editai_projects changes
ALTER POLICY projects_select ON public.editai_projects USING ((profile_id IN ( SELECT profiles.id
   FROM public.profiles
  WHERE (profiles.user_id = ( SELECT auth.uid() AS uid)))));

-- 42. alter policy projects_update on public.editai_projects: using
--    public.editai_projects: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy projects_update of public.editai_projects changes
ALTER POLICY projects_update ON public.editai_projects USING ((profile_id IN ( SELECT profiles.id
   FROM public.profiles
  WHERE (profiles.user_id = ( SELECT auth.uid() AS uid)))));

COMMIT;

-- check after the plan: no project without a profile
DO $$BEGIN
  IF EXISTS (
select id from editai_projects where profile_id is null
  ) THEN
    RAISE EXCEPTION USING MESSAGE = 'check failed: no project without a profile';
  END IF;
END$$;

-- check after the plan: every user with projects has one default profile
DO $$BEGIN
  IF EXISTS (
select p.user_id from editai_projects p left join profiles d on d.user_id = p.user_id and d.is_default group by p.user_id having count(distinct d.id) <> 1
  ) THEN
    RAISE EXCEPTION USING MESSAGE = 'check failed: every user with projects has one default profile';
  END IF;
END$$;
