import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { before } from './killed.ts'

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startServer(15)
  folder = await mkdtemp(join(tmpdir(), 'schemactl-kill-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const seed = Number(process.env.SCHEMACTL_SEED ?? Date.now() % 1_000_000)
/** Numbers from 0 to 1 that the seed decides. */
function randoms(): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Applies in a process of its own; kills it so many milliseconds after it is ready. */
async function applying(state: string, killAfter: number | null): Promise<{ readonly done: boolean; readonly milliseconds: number }> {
  const child = spawn(process.execPath, ['--import', './test/support/typescript.mjs', 'test/apply/killed.ts', state], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } })
  let output = ''
  let errors = ''
  let began = 0
  child.stderr.on('data', (data) => (errors += String(data)))
  child.stdout.on('data', (data) => {
    output += String(data)
    if (began !== 0 || !output.includes('ready')) return
    began = Date.now()
    if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter)
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== null && code !== 0) throw new Error(`seed ${seed}: ${errors}`)
  return { done: output.includes('done'), milliseconds: Date.now() - began }
}

async function stateOf(database: string): Promise<unknown> {
  const connection = await openDatabase(database as DatabaseState)
  const [row] = await connection.query(`SELECT
    (SELECT json_build_object('rows', count(*), 'sum', sum(v), 'written', max(written), 'least', min(written)) FROM t) AS t,
    (SELECT count(*)::int4 FROM k) AS k,
    (SELECT json_agg(json_build_object('name', indexrelid::regclass::text, 'valid', indisvalid) ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = 't'::regclass) AS indexes,
    (SELECT json_agg(conname ORDER BY conname) FROM pg_constraint WHERE conrelid = 't'::regclass AND contype <> 'n') AS constraints,
    (SELECT json_agg(pg_get_expr(polqual, polrelid)) FROM pg_policy) AS policies,
    (SELECT json_agg(json_build_object('state', state, 'steps', (SELECT count(*) FROM schemactl.step WHERE run = r.id AND state = 'finished'))) FROM schemactl.run r) AS runs`)
  await connection.close()
  return row
}

async function prepared(database: string): Promise<string> {
  const connection = await openDatabase(database as DatabaseState)
  await connection.execute(before)
  await connection.close()
  return database
}

/** Kills at moments all over the time that an undisturbed apply takes; each database is applied to until that is done. */
async function survives(fresh: () => Promise<string>, kills: number): Promise<void> {
  const undisturbed = await fresh()
  const { milliseconds } = await applying(undisturbed, null)
  const expected = await stateOf(undisturbed)
  const random = randoms()
  for (let killed = 0; killed < kills; ) {
    const database = await fresh()
    for (let done = false; !done; ) {
      ;({ done } = await applying(database, killed < kills ? Math.floor((0.1 + 0.85 * random()) * milliseconds) : null))
      if (!done) killed += 1
    }
    expect({ seed, killed, state: await stateOf(database) }).toEqual({ seed, killed, state: expected })
  }
}

test('killed again and again, an apply arrives where an undisturbed one does', async () => {
  await survives(async () => prepared(server.url(await server.createDatabase())), Number(process.env.SCHEMACTL_KILLS ?? 8))
}, 600_000)

test('so does one on an embedded database that is kept', async () => {
  let number = 0
  await survives(async () => prepared(`pglite:${join(folder, String(++number))}`), Number(process.env.SCHEMACTL_KILLS ?? 5))
}, 600_000)
