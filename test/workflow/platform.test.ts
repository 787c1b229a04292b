import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { apply, closeWorkshop, diff, inspect, type Plan } from '../../src/index.ts'
import { supabase } from '../../src/platform/supabase.ts'
import { enterAs } from '../../src/shadow/copy.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { recognisedPlatform } from '../../src/workflow/inspect.ts'
import { startServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-platform-'))
const schema = join(folder, 'schema.sql')
const settings = { platform: 'supabase' } as const
const declared = `CREATE TABLE notes (id int PRIMARY KEY, owner uuid NOT NULL DEFAULT auth.uid() REFERENCES auth.users ON DELETE CASCADE);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes TO authenticated USING (owner = (SELECT auth.uid()) OR auth.jwt() ->> 'aud' = 'admin');
GRANT SELECT ON notes TO authenticated, service_role;
CREATE POLICY avatars ON storage.objects FOR SELECT TO anon USING (bucket_id = 'avatars' AND (storage.foldername(name))[1] = auth.uid()::text);
CREATE FUNCTION greet() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION greet();
-- @data key=id
INSERT INTO storage.buckets (id, name) VALUES ('avatars', 'avatars');
`

afterAll(async () => {
  await closeWorkshop()
  rmSync(folder, { recursive: true, force: true })
})

const statements = (plan: Plan): string => plan.batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : step.title))).join('\n')

test('declarations that speak of the platform are planned, and applied to an embedded database', async () => {
  writeFileSync(schema, declared)
  const plan = await diff({ from: 'pglite:', to: schema, settings })
  expect(plan.proof).toEqual({ outcome: 'proven' })
  const text = statements(plan)
  for (const part of ['CREATE TABLE public.notes', 'CREATE POLICY own ON public.notes', 'CREATE POLICY avatars ON storage.objects', 'CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users', 'insert missing rows of storage.buckets']) {
    expect(text).toContain(part)
  }
  expect(text).not.toMatch(/CREATE (SCHEMA|ROLE|TABLE (auth|storage))/)
  expect(plan.unmanaged).toEqual([])

  const from = `pglite:${join(folder, 'database')}`
  await apply({ plan, from, to: schema, settings })
  expect((await diff({ from, to: schema, settings })).batches).toEqual([])

  // What is declared of another's schema is compared, too.
  writeFileSync(schema, declared.replace("bucket_id = 'avatars' AND", "bucket_id = 'pictures' AND"))
  expect(statements(await diff({ from, to: schema, settings }))).toMatch(/^ALTER POLICY avatars ON storage\.objects USING .*'pictures'/)
}, 120_000)

test('what a real platform brings is never managed, not even where all schemas are', async () => {
  const server = await startServer(15)
  try {
    const url = server.url(await server.createDatabase())
    const connection = await openDatabase(url as DatabaseState)
    await enterAs(connection, connection.server, supabase.roles)
    await connection.execute(`${supabase.stubs.join(';\n')}; CREATE EXTENSION pg_stat_statements SCHEMA extensions; CREATE SCHEMA app; CREATE TABLE app.old (id int PRIMARY KEY); CREATE TABLE notes (id int PRIMARY KEY); CREATE POLICY theirs ON storage.objects USING (true); CREATE FUNCTION greet() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER greets AFTER INSERT ON auth.users EXECUTE FUNCTION greet(); ALTER PUBLICATION supabase_realtime ADD TABLE notes`)
    await connection.close()
    expect(await recognisedPlatform(url)).toBe('supabase')
    expect(await recognisedPlatform(server.url())).toBe(null)
    writeFileSync(schema, declared.replace('CREATE TABLE notes', 'CREATE SCHEMA app;\nCREATE TABLE notes'))
    const plan = await diff({ from: url, to: schema, settings: { ...settings, schemas: ['*'], privileges: 'managed' } })
    // The embedded server has no pg_stat_statements.
    expect(plan.proof).toEqual({ outcome: 'proven' })
    expect(statements(plan)).toContain('DROP TABLE app.old')
    expect(statements(plan)).not.toMatch(/(DROP|ALTER|REVOKE|CREATE (?!POLICY|TRIGGER))[^\n]*\b(auth|storage|realtime|vault|extensions)\b(?!\.(users|uid|jwt))/)
    expect(statements(plan)).not.toContain('supabase_realtime')

    const files = await inspect({ from: url, format: 'sql', settings })
    for (const format of ['sql', 'yaml'] as const) {
      const written = join(folder, format)
      for (const { path, text } of await inspect({ from: url, format, settings })) {
        mkdirSync(dirname(join(written, path)), { recursive: true })
        writeFileSync(join(written, path), text)
      }
      const again = await diff({ from: url, to: written, settings })
      expect(statements(again)).toBe('')
      expect(again.unmanaged.flatMap(({ names }) => names)).not.toContain('theirs on storage.objects')
    }
    expect(files.find(({ path }) => path === 'publications/supabase_realtime.sql')?.text).toBe('ALTER PUBLICATION supabase_realtime ADD TABLE ONLY public.notes;\n')
    expect(plan.unmanaged).toEqual(expect.arrayContaining([{ kind: 'publication member', names: [expect.stringContaining('notes')] }, { kind: 'trigger', names: ['greets on auth.users'] }, { kind: 'policy', names: ['theirs on storage.objects'] }]))
    expect(files.find(({ path }) => path === 'auth/tables/users.sql')?.text).toBe('CREATE TRIGGER greets AFTER INSERT ON auth.users FOR EACH STATEMENT EXECUTE FUNCTION public.greet();\n')
    expect(files.map(({ path }) => path).sort()).toEqual(['app/tables/old.sql', 'auth/tables/users.sql', 'functions/greet.sql', 'publications/supabase_realtime.sql', 'schemas/app.sql', 'storage/tables/objects.sql', 'tables/notes.sql'])
  } finally {
    await server.stop()
  }
}, 120_000)

test('without a platform its names are as unknown as any', async () => {
  writeFileSync(schema, declared)
  await expect(diff({ from: 'pglite:', to: schema })).rejects.toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ code: 'declaration_rejected', message: 'schema "auth" does not exist' })]) })
}, 60_000)
