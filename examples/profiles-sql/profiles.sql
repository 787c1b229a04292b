CREATE TABLE profiles (
  id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id            uuid NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  name               text NOT NULL,
  description        text,
  is_default         boolean NOT NULL DEFAULT false,
  tts_settings       jsonb,
  tts_voice          text,
  postiz_settings    jsonb,
  postiz_integration text,
  metadata           jsonb NOT NULL DEFAULT '{}',
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE profiles IS 'One of the spaces that a user works in';
CREATE INDEX idx_profiles_user_id ON profiles (user_id);
CREATE UNIQUE INDEX idx_profiles_user_default ON profiles (user_id) WHERE is_default;
CREATE TRIGGER update_profiles_updated_at BEFORE UPDATE ON profiles FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY profiles_select ON profiles FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY profiles_insert ON profiles FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY profiles_update ON profiles FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY profiles_delete ON profiles FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY profiles_service ON profiles TO service_role USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON profiles TO authenticated, service_role;

-- @data key=user_id,is_default
INSERT INTO profiles (user_id, is_default, name)
select distinct user_id, true, 'Default' from editai_projects;

-- @check every user with projects has one default profile
select p.user_id from editai_projects p left join profiles d on d.user_id = p.user_id and d.is_default group by p.user_id having count(distinct d.id) <> 1;
