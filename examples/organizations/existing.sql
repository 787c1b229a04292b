CREATE FUNCTION public.update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;

CREATE TABLE user_dso_access (
  user_id uuid NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  dso_id  uuid NOT NULL REFERENCES dsos(id) ON DELETE CASCADE,
  role    text NOT NULL DEFAULT 'viewer' CHECK (role IN ('admin', 'manager', 'viewer')),
  PRIMARY KEY (user_id, dso_id)
);
ALTER TABLE user_dso_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY access_own ON user_dso_access FOR SELECT TO authenticated USING (user_id = auth.uid());

CREATE TABLE doctors (
  id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  dso_id uuid NOT NULL REFERENCES dsos(id) ON DELETE CASCADE,
  name   text NOT NULL
);
CREATE INDEX idx_doctors_dso_id ON doctors (dso_id);

CREATE TABLE activities (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  doctor_id  uuid NOT NULL REFERENCES doctors(id) ON DELETE CASCADE,
  note       text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_activities_doctor_id ON activities (doctor_id);

GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
GRANT SELECT ON user_dso_access TO authenticated;
GRANT ALL ON user_dso_access, doctors, activities TO service_role;
