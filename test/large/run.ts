/**
 * A large application: it is written out in both formats and read again, and lives through changes one after another.
 * npm run test:large -- [--majors 15,embedded] [--changes MAJOR|none] [--filter TEXT] [--tables N]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateSchema } from '../../bench/schema.ts'
import { decodeCatalog } from '../../src/catalog/codec.ts'
import { refusedHazards, type HazardName } from '../../src/model/hazard.ts'
import { kindNames, type KindName } from '../../src/model/identity.ts'
import { hazardsOf, type Plan } from '../../src/model/plan.ts'
import { SchemactlError } from '../../src/model/problem.ts'
import { goldenOf } from '../support/golden.ts'
import { embeddedPlace, serverPlace, type Place, type TestDatabase } from '../support/place.ts'
import { applyPlan, makePlan, writeDeclarations } from '../support/schemactl.ts'
import { composeApplication, type Files } from './application.ts'
import { changes, Editor, rows, type Change } from './changes.ts'

const { values: options } = parseArgs({
  options: {
    majors: { type: 'string', default: '15,embedded' },
    changes: { type: 'string', default: '15' },
    filter: { type: 'string', default: '' },
    /** Of the database with everything. */
    tables: { type: 'string', default: '500' },
  },
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const work = mkdtempSync(join(tmpdir(), 'schemactl-large-'))
process.once('exit', () => rmSync(work, { recursive: true, force: true }))
let passed = 0
let failed = 0

async function check(name: string, judge: () => Promise<readonly string[]>): Promise<void> {
  const began = performance.now()
  const lines = await judge().catch((error: unknown) => messageOf(error).split('\n'))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${lines.length === 0 ? 'passed' : 'FAILED'} ${name} (${seconds} s)`)
  for (const line of lines.slice(0, 60)) console.log(`  ${line}`)
  if (lines.length === 0) passed += 1
  else failed += 1
}

function openPlace(name: string): Promise<Place> {
  return name === 'embedded' ? embeddedPlace() : serverPlace(Number(name))
}

/** The application, and with it as many tables more as make the number: each written out in both formats, and compared with that. */
async function roundTrips(place: Place): Promise<void> {
  const application = composeApplication()
  await roundTrip(place, 'the application', application)
  const tables = Number(options.tables)
  if (tables > 0) await roundTrip(place, 'every kind', new Map([...application, ...[...generateSchema(tables - tablesIn(application)).files].map(([path, text]): [string, string] => [`more/${path}`, text])]), true)
}

const tablesIn = (files: Files): number => [...files.values()].reduce((sum, text) => sum + (text.match(/^CREATE (?:UNLOGGED |FOREIGN )?TABLE /gm) ?? []).length, 0)

/** Those that nobody can have in an empty database: a role is not the database's, a label needs a library. */
const elsewhere: ReadonlySet<KindName> = new Set(['role', 'security label'])

async function roundTrip(place: Place, title: string, files: Files, isEverything = false): Promise<void> {
  const database = await loaded(place, files)
  try {
    const facts = await factsOf(database)
    const kinds = new Set(facts)
    console.log(`\n${title} on ${place.name}: ${facts.filter((kind) => kind === 'table').length} tables, ${facts.length} facts of ${kinds.size} kinds`)
    if (isEverything) {
      await check(`${title} on ${place.name}: it is there`, async () => {
        const missing = kindNames.filter((kind) => !kinds.has(kind) && !elsewhere.has(kind))
        return missing.map((kind) => `the database has no ${kind}`)
      })
    }
    for (const format of ['sql', 'yaml'] as const) {
      await check(`${title} on ${place.name}: written as ${format}, it is the same`, async () => {
        const folder = join(work, `${place.name}-${format}`)
        write(folder, new Map((await writeDeclarations(database.state, format)).map(({ path, text }) => [path, text])))
        return leftover(await makePlan(database.state, folder, { shadow: 'embedded' }))
      })
    }
  } finally {
    await database.drop()
  }
}

async function factsOf(database: TestDatabase): Promise<readonly KindName[]> {
  const { inspect } = await import('../../src/index.ts')
  const [file] = await inspect({ from: database.state, format: 'json' })
  return [...decodeCatalog(file?.text ?? '', 'the database').facts.values()].map((fact) => fact.id.kind)
}

async function loaded(place: Place, files: Files): Promise<TestDatabase> {
  const database = await place.create()
  const text = [...files.values()].join('\n')
  try {
    await database.run(`SET check_function_bodies = off;\n${text}`)
  } catch (error) {
    const position = error instanceof Error && 'position' in error ? Number(error.position) - 34 : 0
    throw new Error(`${messageOf(error)}\nat: ${text.slice(position, position + 200)}`, { cause: error })
  }
  await database.release()
  return database
}

/** One change after another: each plan is proven, has the hazards that it should have, keeps the rows, and leaves nothing to do. */
async function live(place: Place): Promise<void> {
  console.log(`\nchanges on ${place.name}`)
  const editor = new Editor(composeApplication())
  const database = await loaded(place, editor.files)
  await database.run(rows)
  await database.release()
  try {
    for (const change of changes) {
      editor.begin()
      change.edit(editor)
      if (change.name.includes(options.filter)) await check(change.name, () => judge(database, change, editor))
      else await carryOut(database, change, editor)
    }
  } finally {
    await database.drop()
  }
}

/** What cannot be carried out is taken back, so as not to be in the way of what follows. */
async function carryOut(database: TestDatabase, change: Change, editor: Editor): Promise<Plan> {
  const folder = join(work, 'schema')
  write(folder, editor.files)
  try {
    const plan = await makePlan(database.state, folder, { shadow: 'embedded', prove: true })
    await applyPlan(plan, database.state, folder, change.hazards ?? [], { shadow: 'embedded' })
    await database.release()
    return plan
  } catch (error) {
    editor.takeBack()
    throw error
  }
}

async function judge(database: TestDatabase, change: Change, editor: Editor): Promise<readonly string[]> {
  const before = await tablesOf(database)
  const plan = await carryOut(database, change, editor)
  const wrong: string[] = []
  if (plan.proof.outcome !== 'proven') wrong.push(`not proven: ${plan.proof.reason}`)
  if (plan.batches.length === 0) wrong.push('nothing was planned')
  const grave = hazardsOf(plan).filter((hazard) => refusedHazards.has(hazard))
  const expected: readonly HazardName[] = change.hazards ?? []
  for (const hazard of grave) if (!expected.includes(hazard)) wrong.push(`has the hazard ${hazard}`)
  for (const hazard of expected) if (!grave.includes(hazard)) wrong.push(`has not the hazard ${hazard}`)
  const after = await tablesOf(database)
  const dropped = new Set(change.drops)
  for (const [oid, { name, rows: count }] of before) {
    const found = after.get(oid)
    if (found === undefined && !dropped.has(name)) wrong.push(`${name} is no longer the same table`)
    if (found !== undefined && found.rows !== count) wrong.push(`${name} had ${count} rows and has ${found.rows}`)
  }
  const left = leftover(await makePlan(database.state, join(work, 'schema'), { shadow: 'embedded' }))
  if (left.length > 0) wrong.push('is not settled:', ...left)
  return wrong.length === 0 ? [] : [...wrong, 'the plan:', ...goldenOf(plan).trimEnd().split('\n')]
}

/** Tables with rows of their own, by OID: one that was made anew has another. */
async function tablesOf(database: TestDatabase): Promise<ReadonlyMap<string, { readonly name: string; readonly rows: string }>> {
  const found = await database.run(`
    SELECT c.oid, c.oid::regclass::text AS name,
      (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM ONLY %s', c.oid::regclass), false, true, '')))[1]::text AS rows
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|schemactl)'`)
  await database.release()
  return new Map(found.map((row) => [row['oid'] ?? '', { name: row['name'] ?? '', rows: row['rows'] ?? '' }]))
}

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function leftover(plan: Plan): readonly string[] {
  return plan.batches.length === 0 ? [] : goldenOf(plan).trimEnd().split('\n')
}

function messageOf(error: unknown): string {
  if (error instanceof SchemactlError) return error.problems.map(({ code, message, detail, at }) => [`${at === undefined ? '' : `${at.path}:${at.line}: `}${code}: ${message}`, ...(detail ?? [])].join('\n')).join('\n')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

for (const name of options.majors.split(',')) {
  const place = await openPlace(name)
  try {
    await roundTrips(place)
    if (name === options.changes) await live(place)
  } finally {
    await place.close()
  }
}
console.log(`\n${passed} passed, ${failed} failed`)
// An embedded server that was used may keep a timer.
process.exit(failed === 0 && passed > 0 ? 0 : 1)
