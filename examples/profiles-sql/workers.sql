-- Written by background workers: the owner is in the JSON, and may be missing.
CREATE TABLE jobs (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       text NOT NULL,
  data       jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  /* @backfill (select p.id from profiles p where p.user_id = (jobs.data ->> 'user_id')::uuid and p.is_default)
     where profile_id is null and data ? 'user_id' */
  profile_id uuid REFERENCES profiles(id) ON DELETE SET NULL
);
CREATE INDEX idx_jobs_profile_id ON jobs (profile_id);

CREATE TABLE api_costs (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider   text NOT NULL,
  cents      int NOT NULL,
  metadata   jsonb NOT NULL DEFAULT '{}',
  /* @backfill (select p.id from profiles p where p.user_id = (api_costs.metadata ->> 'user_id')::uuid and p.is_default)
     where profile_id is null and metadata ? 'user_id' */
  profile_id uuid REFERENCES profiles(id) ON DELETE SET NULL
);
CREATE INDEX idx_costs_profile_id ON api_costs (profile_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON jobs, api_costs TO service_role;
