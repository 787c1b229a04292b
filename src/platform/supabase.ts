import type { Role } from '../model/catalog.ts'
import type { Platform } from './platform.ts'

const role = (name: string, more: Partial<Role> = {}): Role => ({ name, login: false, bypassRowSecurity: false, memberOf: [], ...more })

const extensions = ['pg_graphql', 'pg_net', 'pg_stat_statements', 'pgjwt', 'pgsodium', 'supabase_vault']
const eventTriggers = ['issue_graphql_placeholder', 'issue_pg_cron_access', 'issue_pg_graphql_access', 'issue_pg_net_access', 'pgrst_ddl_watch', 'pgrst_drop_watch']
const publications = ['supabase_realtime', 'supabase_realtime_messages_publication']

/** The claims that the API's gateway sets for each request. */
const claim = (name: string): string =>
  `coalesce(nullif(current_setting('request.jwt.claim.${name}', true), ''), nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> '${name}')`

/**
 * Supabase, as far as the schemas of applications refer to it: users, who asks, stored objects, channels and secrets.
 * @see https://supabase.com/docs/guides/database/postgres/roles
 */
export const supabase: Platform = {
  name: 'supabase',
  known: `EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'supabase_admin') AND pg_catalog.to_regclass('auth.users') IS NOT NULL`,
  schemas: [
    '_analytics',
    '_realtime',
    'auth',
    'cron',
    'extensions',
    'graphql',
    'graphql_public',
    'net',
    'pgbouncer',
    'pgsodium',
    'pgsodium_masks',
    'pgtle',
    'realtime',
    'storage',
    'supabase_functions',
    'supabase_migrations',
    'vault',
  ],
  objects: [
    ...extensions.map((name) => ({ kind: 'extension' as const, name })),
    ...eventTriggers.map((name) => ({ kind: 'event trigger' as const, name })),
    ...publications.map((name) => ({ kind: 'publication' as const, name })),
  ],
  open: [
    { kind: 'policy', schemas: ['realtime', 'storage'] },
    { kind: 'policy', schemas: null },
    { kind: 'trigger', schemas: null },
    { kind: 'publication member', schemas: null },
  ],
  roles: [
    role('anon'),
    role('authenticated'),
    role('service_role', { bypassRowSecurity: true }),
    role('authenticator', { login: true, memberOf: ['anon', 'authenticated', 'service_role'] }),
    role('dashboard_user'),
    role('pgbouncer', { login: true }),
    role('supabase_admin', { login: true, bypassRowSecurity: true }),
    role('supabase_auth_admin', { login: true }),
    role('supabase_functions_admin', { login: true }),
    role('supabase_read_only_user', { login: true, bypassRowSecurity: true }),
    role('supabase_realtime_admin'),
    role('supabase_replication_admin', { login: true }),
    role('supabase_storage_admin', { login: true }),
  ],
  stubs: [
    ...['auth', 'extensions', 'graphql', 'graphql_public', 'realtime', 'storage', 'vault'].map((schema) => `CREATE SCHEMA ${schema}`),
    `CREATE TABLE auth.users (
      instance_id uuid, id uuid PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255), encrypted_password varchar(255),
      email_confirmed_at timestamptz, invited_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
      is_super_admin boolean, created_at timestamptz, updated_at timestamptz, phone text UNIQUE, phone_confirmed_at timestamptz,
      confirmed_at timestamptz, banned_until timestamptz, is_sso_user boolean NOT NULL DEFAULT false, deleted_at timestamptz,
      is_anonymous boolean NOT NULL DEFAULT false)`,
    `CREATE TABLE auth.identities (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), provider_id text NOT NULL, user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
      identity_data jsonb NOT NULL, provider text NOT NULL, last_sign_in_at timestamptz, created_at timestamptz, updated_at timestamptz, email text,
      UNIQUE (provider_id, provider))`,
    `CREATE TABLE auth.sessions (
      id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE, created_at timestamptz, updated_at timestamptz,
      not_after timestamptz, user_agent text, ip inet)`,
    `CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT ${claim('sub')}::uuid $$`,
    `CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT ${claim('role')} $$`,
    `CREATE FUNCTION auth.email() RETURNS text LANGUAGE sql STABLE AS $$ SELECT ${claim('email')} $$`,
    `CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS $$
      SELECT coalesce(nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), ''))::jsonb $$`,
    `CREATE TABLE storage.buckets (
      id text PRIMARY KEY, name text NOT NULL UNIQUE, owner uuid, owner_id text, created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now(),
      public boolean DEFAULT false, avif_autodetection boolean DEFAULT false, file_size_limit bigint, allowed_mime_types text[])`,
    `CREATE TABLE storage.objects (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), bucket_id text REFERENCES storage.buckets, name text, owner uuid, owner_id text,
      created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now(), last_accessed_at timestamptz DEFAULT now(), metadata jsonb,
      user_metadata jsonb, version text, path_tokens text[] GENERATED ALWAYS AS (string_to_array(name, '/')) STORED, UNIQUE (bucket_id, name))`,
    'ALTER TABLE storage.buckets ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY',
    `CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
      SELECT (string_to_array(name, '/'))[1:cardinality(string_to_array(name, '/')) - 1] $$`,
    `CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT (string_to_array(name, '/'))[cardinality(string_to_array(name, '/'))] $$`,
    `CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT substring(name FROM '[^.]*$') $$`,
    `CREATE TABLE realtime.messages (
      id uuid NOT NULL DEFAULT gen_random_uuid(), topic text NOT NULL, extension text NOT NULL, payload jsonb, event text, private boolean DEFAULT false,
      updated_at timestamp NOT NULL DEFAULT now(), inserted_at timestamp NOT NULL DEFAULT now(), PRIMARY KEY (id, inserted_at))`,
    'ALTER TABLE realtime.messages ENABLE ROW LEVEL SECURITY',
    `CREATE FUNCTION realtime.topic() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('realtime.topic', true), '') $$`,
    `CREATE FUNCTION realtime.send(payload jsonb, event text, topic text, private boolean DEFAULT true) RETURNS void LANGUAGE sql AS $$
      INSERT INTO realtime.messages (payload, event, topic, private, extension) VALUES (payload, event, topic, private, 'broadcast') $$`,
    'CREATE TABLE vault.secrets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text, description text NOT NULL DEFAULT \'\', secret text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())',
    'CREATE VIEW vault.decrypted_secrets AS SELECT id, name, description, secret, secret AS decrypted_secret, created_at, updated_at FROM vault.secrets',
    ...['auth', 'storage', 'realtime', 'extensions', 'graphql_public'].map((schema) => `GRANT USAGE ON SCHEMA ${schema} TO anon, authenticated, service_role`),
    'GRANT ALL ON storage.buckets, storage.objects TO anon, authenticated, service_role',
    'GRANT SELECT, INSERT, UPDATE ON realtime.messages TO anon, authenticated, service_role',
    'GRANT SELECT ON auth.users TO service_role',
    'CREATE PUBLICATION supabase_realtime',
  ],
}
