// The main job on the embedded database: a live database is made, planned for, changed, and found to be as declared.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../src/postgres/open-database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'schemactl-demo-'))
const database = `pglite:${join(folder, 'database')}`

/** Shows a command, runs it, and ends the demo where it gives another exit code than it should. */
function schemactl(...parameters) {
  process.stderr.write(`\n$ schemactl ${parameters.join(' ')}\n\n`)
  const { status } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...parameters], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`schemactl ${parameters[0]} gave the exit code ${status}`)
}

try {
  process.stderr.write('A live database as it was before profiles, embedded, in a temporary folder.\n')
  const live = await openDatabase(database)
  await live.execute(readFileSync(join(root, 'test/scenarios/profiles/live.sql'), 'utf8'))
  await live.close()

  const plan = join(folder, 'plan.json')
  schemactl('diff', '--from', database, '--to', 'schema', '--out', plan)
  schemactl('apply', plan, '--from', database, '--to', 'schema', '--yes', '--quiet')
  schemactl('diff', '--from', database, '--to', 'schema', '--exit-code')
  process.stderr.write('\nThe database is what schema/ declares. Change a line there, and run npm run demo again.\n')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
