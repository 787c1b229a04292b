import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildProgram, removeProgram } from './build.ts'

let main = ''
const folders: string[] = []
beforeAll(() => {
  main = buildProgram()
})
afterAll(() => {
  removeProgram()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

type Run = (...parameters: readonly string[]) => Outcome

/** An empty folder with these files, and the program run in it. */
function workshop(files: { readonly [path: string]: string } = {}): { readonly folder: string; readonly run: Run; readonly put: (path: string, text: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'schemactl-cli-'))
  folders.push(folder)
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) put(path, text)
  return {
    folder,
    put,
    run: (...parameters) => spawnSync(process.execPath, [main, ...parameters], { cwd: folder, encoding: 'utf8', input: '', env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1' } }),
  }
}

test('from nothing to a changed database, with nothing set up', () => {
  const { folder, run, put } = workshop()
  expect(run('init')).toMatchObject({ status: 0, stdout: '' })
  expect(readdirSync(folder).sort()).toEqual(['schema', 'schemactl.yaml'])

  const first = run('diff', '--exit-code', '--out', 'plan.json')
  expect(first.status).toBe(2)
  expect(first.stdout).toContain('CREATE TABLE public.notes')
  expect(first.stdout).toContain('Proven: ')

  const refused = run('apply')
  expect(refused.status).toBe(3)
  expect(refused.stderr).toContain('error not_confirmed: there is no terminal to ask on')
  expect(run('diff', '--exit-code', '--no-prove').status).toBe(2)

  expect(run('apply', 'plan.json', '--yes')).toMatchObject({ status: 0, stdout: '' })
  const again = run('diff', '--exit-code')
  expect(again.status).toBe(0)
  expect(again.stdout).toContain('Nothing to do')
  expect(run('verify')).toMatchObject({ status: 0, stdout: '' })
  expect(run('status').stdout).toMatch(/^run \d+: finished, /)

  put('schema/notes.yaml', readFileSync(join(folder, 'schema/notes.yaml'), 'utf8').replace(/ {2}title: .*\n/, ''))
  expect(run('verify', '-q')).toMatchObject({ status: 2, stdout: '', stderr: '' })
  const lossy = run('apply', '--yes')
  expect(lossy.status).toBe(3)
  expect(lossy.stderr).toContain('error hazard_not_allowed: the plan has hazards that are not allowed: data_loss')
  expect(lossy.stderr).toContain('--allow data_loss')
  expect(run('apply', '--yes', '--allow', 'data_loss').status).toBe(0)
  expect(run('diff', '--exit-code', '--no-prove').status).toBe(0)
}, 180_000)

test('init writes over nothing', () => {
  const { folder, run } = workshop({ 'schema/notes.yaml': 'table: mine\n' })
  const { status, stderr } = run('init')
  expect(status).toBe(1)
  expect(stderr).toContain('error usage: schema/notes.yaml already exist')
  expect(existsSync(join(folder, 'schemactl.yaml'))).toBe(false)
})

test('a snapshot, and what differs from it', () => {
  const { folder, run, put } = workshop({ 'schema/a.sql': 'CREATE TABLE public.a (id int PRIMARY KEY);\n' })
  expect(run('snapshot', '--no-prove').status).toBe(0)
  expect(readdirSync(join(folder, 'snapshots')).sort()).toEqual(['plan.json', 'plan.md', 'plan.sql'])
  expect(run('snapshot', '--check', '--no-prove').status).toBe(0)
  put('schema/a.sql', 'CREATE TABLE public.a (id bigint PRIMARY KEY);\n')
  const { status, stderr } = run('snapshot', '--check', '--no-prove')
  expect(status).toBe(2)
  expect(stderr).toMatch(/error snapshot_stale: [^]*plan\.sql:\d+: generated: .*bigint/)
}, 60_000)

test('what inspect writes is what is there', () => {
  const { folder, run } = workshop({ 'schema/a.sql': 'CREATE TABLE public.a (id int PRIMARY KEY, b text DEFAULT $$x$$);\nCREATE VIEW public.v AS SELECT id FROM public.a;\n' })
  expect(run('apply', '--yes', '--no-prove').status).toBe(0)
  for (const format of ['sql', 'yaml']) {
    expect(run('inspect', '--format', format, '--out', format).status).toBe(0)
    expect(readdirSync(join(folder, format)).length).toBeGreaterThan(0)
    expect(run('diff', '--to', format, '--exit-code', '--no-prove')).toMatchObject({ status: 0 })
  }
  expect(run('inspect', '--format', 'json', '--out', 'live.catalog.json').status).toBe(0)
  expect(run('diff', '--from', 'live.catalog.json', '--exit-code', '--no-prove')).toMatchObject({ status: 0 })
}, 120_000)

test.each<[situation: string, files: { readonly [path: string]: string }, parameters: readonly string[], message: string]>([
  ['a syntax error', { 'schema/a.sql': 'CREATE TABLE public.a (\n  id int,\n  name txet nto null\n);\n' }, ['diff', '--from', 'pglite:'], 'schema/a.sql:3:13: error '],
  ['a type that does not exist', { 'schema/a.sql': 'CREATE TABLE public.a (id integr);\n' }, ['diff', '--from', 'pglite:'], 'schema/a.sql:1:27: error declaration_rejected (SQLSTATE 42704): type "integr" does not exist'],
  ['two declarations of one table', { 'schema/a.sql': 'CREATE TABLE a (id int);\nCREATE TABLE a (id int);\n' }, ['diff', '--from', 'pglite:'], 'error declared_twice'],
  ['a misspelled key', { 'schema/a.yaml': 'table: a\ncolums:\n  id: int\n' }, ['diff', '--from', 'pglite:'], 'schema/a.yaml:2:1: error yaml_invalid'],
  ['a directory without declarations', { 'schema/README': 'nothing' }, ['diff', '--from', 'pglite:'], 'error nothing_declared'],
  ['no directory at all', {}, ['diff', '--from', 'pglite:', '--to', 'nowhere'], 'error file_unreadable'],
  ['a server that is not there', { 'schema/a.sql': 'CREATE TABLE a ();' }, ['diff', '--from', 'postgres://app:geheim@127.0.0.1:1/app'], 'error connection_failed'],
  ['no such state', {}, ['diff', '--from', 'mysql://root:geheim@h/d'], 'error state_unknown: mysql://root:…@h/d names no state'],
  ['a plan that is none', { 'plan.json': '{"format": 1' }, ['apply', 'plan.json', '--yes'], 'error plan_invalid: the plan plan.json is not complete JSON'],
  ['settings with a mistake', { 'schemactl.yaml': 'retires: 3\n' }, ['diff'], 'schemactl.yaml:1:1: error settings_invalid: retires is not a setting; did you mean retries?'],
])('%s', (_, files, parameters, message) => {
  const { run } = workshop(files)
  const { status, stdout, stderr } = run(...parameters)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).toContain('remedy: ')
  expect(stderr).not.toContain('geheim')
  expect(stderr).not.toContain('bug in schemactl')
})
