import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { useProgram, workshop } from './workshop.ts'

useProgram()

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
  expect(readFileSync(join(folder, '.schemactl/.gitignore'), 'utf8')).toBe('*\n')
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
