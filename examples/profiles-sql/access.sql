-- Who sees which rows: own projects by their profile, clips and segments through their project.
ALTER TABLE editai_projects         ENABLE ROW LEVEL SECURITY;
ALTER TABLE editai_clips            ENABLE ROW LEVEL SECURITY;
ALTER TABLE editai_clip_content     ENABLE ROW LEVEL SECURITY;
ALTER TABLE editai_project_segments ENABLE ROW LEVEL SECURITY;

CREATE POLICY projects_select ON editai_projects FOR SELECT TO authenticated
  USING (profile_id IN (SELECT id FROM profiles WHERE user_id = (SELECT auth.uid())));
CREATE POLICY projects_insert ON editai_projects FOR INSERT TO authenticated
  WITH CHECK (profile_id IN (SELECT id FROM profiles WHERE user_id = (SELECT auth.uid())));
CREATE POLICY projects_update ON editai_projects FOR UPDATE TO authenticated
  USING (profile_id IN (SELECT id FROM profiles WHERE user_id = (SELECT auth.uid())));
CREATE POLICY projects_delete ON editai_projects FOR DELETE TO authenticated
  USING (profile_id IN (SELECT id FROM profiles WHERE user_id = (SELECT auth.uid())));
CREATE POLICY projects_service ON editai_projects TO service_role USING (true) WITH CHECK (true);

CREATE POLICY clips_all ON editai_clips TO authenticated
  USING (EXISTS (SELECT 1 FROM editai_projects p JOIN profiles f ON f.id = p.profile_id
                 WHERE p.id = project_id AND f.user_id = (SELECT auth.uid())));
CREATE POLICY clips_service ON editai_clips TO service_role USING (true) WITH CHECK (true);

CREATE POLICY clip_content_all ON editai_clip_content TO authenticated
  USING (EXISTS (SELECT 1 FROM editai_clips c JOIN editai_projects p ON p.id = c.project_id JOIN profiles f ON f.id = p.profile_id
                 WHERE c.id = clip_id AND f.user_id = (SELECT auth.uid())));
CREATE POLICY clip_content_service ON editai_clip_content TO service_role USING (true) WITH CHECK (true);

CREATE POLICY segments_all ON editai_project_segments TO authenticated
  USING (EXISTS (SELECT 1 FROM editai_projects p JOIN profiles f ON f.id = p.profile_id
                 WHERE p.id = project_id AND f.user_id = (SELECT auth.uid())));
CREATE POLICY segments_service ON editai_project_segments TO service_role USING (true) WITH CHECK (true);

GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON editai_projects, editai_clips, editai_clip_content, editai_project_segments
  TO authenticated, service_role;
