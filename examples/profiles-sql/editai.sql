CREATE TABLE editai_projects (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id    uuid NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  name       text NOT NULL,
  status     text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'rendering', 'done')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- @backfill (select p.id from profiles p where p.user_id = editai_projects.user_id and p.is_default)
  profile_id uuid NOT NULL REFERENCES profiles(id) ON DELETE CASCADE
);
COMMENT ON TABLE editai_projects IS 'A video project, owned by one of the user''s profiles';
CREATE INDEX idx_projects_user_id ON editai_projects (user_id);
CREATE INDEX idx_projects_profile_id ON editai_projects (profile_id);
CREATE INDEX idx_projects_user_profile ON editai_projects (user_id, profile_id);
CREATE TRIGGER update_projects_updated_at BEFORE UPDATE ON editai_projects FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TABLE editai_clips (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES editai_projects(id) ON DELETE CASCADE,
  title      text,
  duration   numeric(8,2)
);
CREATE INDEX idx_clips_project_id ON editai_clips (project_id);

CREATE TABLE editai_clip_content (
  id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  clip_id uuid NOT NULL REFERENCES editai_clips(id) ON DELETE CASCADE,
  body    jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX idx_clip_content_clip_id ON editai_clip_content (clip_id);

CREATE TABLE editai_project_segments (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES editai_projects(id) ON DELETE CASCADE,
  position   int NOT NULL
);
CREATE INDEX idx_segments_project_id ON editai_project_segments (project_id);

-- @check no project without a profile after
select id from editai_projects where profile_id is null;
