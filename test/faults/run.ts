/**
 * The profiles change on a real server while things go wrong: readers and writers go on, the program is killed, the database
 * may only be read. npm run test:faults -- [--sample] [--major 15] [--kills 20] [--scale 100] [--seed N]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../support/client.ts'
import { dumpDifference } from '../support/dump.ts'
import { startServer, startStandby } from '../support/server.ts'
import { expectCode, schemactl, start, type Ended } from './program.ts'
import { finalState, loadProfiles, mustBeZero, withClient } from './scenario.ts'
import { startReader, startWriter, type Traffic } from './traffic.ts'

const { values: options } = parseArgs({
  options: {
    sample: { type: 'boolean', default: false },
    major: { type: 'string', default: '15' },
    kills: { type: 'string' },
    scale: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const kills = Number(options.kills ?? (options.sample ? 4 : 20))
const scale = Number(options.scale ?? (options.sample ? 10 : 100))
const lockTimeout = 500
const random = randomFrom(Number(options.seed))
const work = mkdtempSync(join(tmpdir(), 'schemactl-faults-'))
const server = await startServer(Number(options.major))
let passed = 0
let failed = 0

console.log(`PostgreSQL ${options.major}, scale ${scale}, ${kills} kills, seed ${options.seed}`)
try {
  await check('readers and writers go on', readersAndWriters)
  await check('killed at any moment, it ends in the same state', killedAndResumed)
  await check('diff only reads', onlyReads)
} finally {
  await server.stop()
  rmSync(work, { recursive: true, force: true })
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function check(name: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  try {
    await work()
    passed += 1
    console.log(`passed: ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`)
  } catch (error) {
    failed += 1
    console.log(`FAILED: ${name}\n${error instanceof Error ? error.message : String(error)}`)
  }
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new Error(message)
}

function apply(database: string): Promise<Ended> {
  return schemactl('apply', '--from', server.url(database), '--to', 'schema', '--yes')
}

/** Runs apply until it is done: rows that old code wrote meanwhile may stop it, as it then says. */
async function applyUntilDone(database: string, attempts: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const { code, stdout, stderr } = await apply(database)
    if (code === 0) return attempt
    if (attempt === attempts) throw new Error(`apply does not get done in ${attempts} attempts; the last ended with ${code}:\n${stdout}\n${stderr}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function expectDone(database: string): Promise<void> {
  await expectCode(0, schemactl('diff', '--from', server.url(database), '--to', 'schema', '--exit-code', '--no-prove'))
  const { facts } = await finalState(server, database)
  for (const name of mustBeZero) demand(facts[name] === '0', `${name}: ${facts[name]}`)
}

async function readersAndWriters(): Promise<void> {
  const database = await loadProfiles(server, scale)
  const users = (await withClient(server.url(database), (client) => client.query('SELECT DISTINCT user_id FROM editai_projects ORDER BY 1 LIMIT 12'))).map((row) => row['user_id'] ?? '')
  const [reading = '', ...writing] = users
  const reader = await startReader(server.url(database), reading)
  const writer = await startWriter(server.url(database), writing)
  let attempts: number
  let seen: readonly (readonly [string, Traffic])[]
  try {
    attempts = await applyUntilDone(database, 5)
  } finally {
    seen = [
      ['reader', await reader.stop()],
      ['writer', await writer.stop()],
    ]
  }
  for (const [who, { statements, refused, longest, wrong }] of seen) {
    const waiting = refused === 0 ? '' : `, ${refused} refused until the row was filled`
    console.log(`  ${who}: ${statements} statements${waiting}, the longest ${longest.ms.toFixed(0)} ms (${longest.statement.slice(0, 60)})`)
    demand(statements > 50, `the ${who} hardly ran: ${statements} statements`)
    demand(wrong.length === 0, `the ${who} met ${wrong.length} times what should not be: ${wrong.slice(0, 3).join('; ')}`)
    demand(longest.ms <= lockTimeout + 100, `the ${who} waited ${longest.ms.toFixed(0)} ms for ${longest.statement}`)
  }
  console.log(`  apply: done in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`)
  await expectDone(database)
  await server.dropDatabase(database)
}

async function killedAndResumed(): Promise<void> {
  const template = await loadProfiles(server, scale)
  const plan = join(work, 'plan.json')
  await expectCode(0, schemactl('diff', '--from', server.url(template), '--to', 'schema', '--out', plan))

  const reference = await server.createDatabase('reference', template)
  const whole = await runWatched(reference, plan, null)
  demand(whole.code === 0, `apply without a kill ended with ${whole.code}:\n${whole.stderr}`)
  await expectDone(reference)
  const want = await finalState(server, reference)
  console.log(`  without a kill: ${whole.seconds.toFixed(1)} s from the first entry in the journal`)

  let struck = 0
  for (let kill = 1; kill <= kills; kill++) {
    const database = await server.createDatabase('killed', template)
    const moment = random() * whole.seconds
    const killed = await runWatched(database, plan, moment)
    if (killed.code === null) struck += 1
    await applyUntilDone(database, 8)
    await expectDone(database)
    const got = await finalState(server, database)
    const differences = dumpDifference(want.dump, got.dump)
    demand(differences.length === 0, `killed after ${moment.toFixed(2)} s, the schema differs:\n${differences.join('\n')}`)
    demand(JSON.stringify(want.facts) === JSON.stringify(got.facts), `killed after ${moment.toFixed(2)} s, the rows differ:\n${JSON.stringify(want.facts)}\n${JSON.stringify(got.facts)}`)
    await server.dropDatabase(database)
  }
  console.log(`  ${struck} of ${kills} kills struck before the end`)
  demand(struck >= kills / 2, 'most kills came too late to count')
}

/** Applies a plan; the clock starts with the journal. @param moment - seconds after which it is killed; null lets it end */
async function runWatched(database: string, plan: string, moment: number | null): Promise<{ readonly code: number | null; readonly stderr: string; readonly seconds: number }> {
  const { child, ended } = start(['apply', plan, '--from', server.url(database), '--to', 'schema', '--yes', '--no-prove'])
  const watch = await connect(server.url(database))
  const running = { ended: false }
  void ended.then(() => (running.ended = true))
  while (!running.ended) {
    const [row] = await watch.query("SELECT to_regnamespace('schemactl') IS NOT NULL AS begun")
    if (row?.['begun'] === 't') break
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const began = performance.now()
  if (moment !== null) {
    await new Promise((resolve) => setTimeout(resolve, moment * 1000))
    child.kill('SIGKILL')
  }
  const { code, stderr } = await ended
  await watch.close()
  return { code, stderr, seconds: (performance.now() - began) / 1000 }
}

async function onlyReads(): Promise<void> {
  const database = await loadProfiles(server, 1)
  const diff = async (url: string): Promise<string> => (await expectCode(0, schemactl('diff', '--from', url, '--to', 'schema', '--format', 'sql'))).stdout
  const want = await diff(server.url(database))
  demand(/create table/i.test(want), `the plan creates no table:\n${want}`)

  const standby = await startStandby(server)
  try {
    await caughtUp(standby.url(), database)
    demand((await diff(standby.url(database))) === want, 'the plan from a standby is another one')
  } finally {
    await standby.stop()
  }

  await withClient(server.url(database), async (client) => {
    await client.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`)
  })
  demand((await diff(server.url(database))) === want, 'the plan with default_transaction_read_only is another one')

  await withClient(server.url(), async (client) => {
    await client.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`)
    await client.query("CREATE ROLE viewer LOGIN PASSWORD 'only-looks'")
  })
  const url = new URL(server.url(database))
  url.username = 'viewer'
  url.password = 'only-looks'
  demand(/create table/i.test(await diff(url.href)), 'a role that may only read the catalogs gets no plan')
}

async function caughtUp(url: string, database: string): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const rows = await withClient(url, (client) => client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]))
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the standby does not follow')
}

/** Mulberry32: small, and the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
