// A process to be killed: `node --import ./test/support/typescript.mjs test/apply/killed.ts DATABASE` applies the plan, or goes on with it.
import { applyPlan } from '../../src/apply/apply-plan.ts'
import { readRuns } from '../../src/apply/journal.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { backfill, concurrently, dropConcurrently, exclusive, planOf, rows, statement, strong } from './plans.ts'

/** A plan with every kind of step, and what it starts from. */
export const before = `CREATE TABLE t (id int4 PRIMARY KEY, code text, n int4, written int4 DEFAULT 0);
  INSERT INTO t SELECT i, 'c' || i, i % 10 FROM generate_series(1, 20000) i;
  CREATE INDEX t_old ON t (n);
  CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.written := OLD.written + 1; RETURN NEW; END';
  CREATE TRIGGER count_up BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION count_up();
  ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (id > 0)`

export const plan = (major: number) =>
  planOf(
    [
      [exclusive('t', 'ALTER TABLE t ADD COLUMN v int4'), statement("CREATE TYPE mood AS ENUM ('sad', 'glad')")],
      [backfill('t', 'v', 't.id * 2', { batch: 2000 })],
      [concurrently('t_code', 'CREATE UNIQUE INDEX CONCURRENTLY t_code ON t (code)')],
      [exclusive('t', 'ALTER TABLE t ADD CONSTRAINT t_code UNIQUE USING INDEX t_code'), exclusive('t', 'ALTER TABLE t ADD CONSTRAINT v_set CHECK (v IS NOT NULL) NOT VALID')],
      [statement('ALTER TABLE t VALIDATE CONSTRAINT v_set', { duration: 'scan', locks: [{ relation: ['public', 't'], mode: 'SHARE UPDATE EXCLUSIVE' }] })],
      [exclusive('t', 'ALTER TABLE t ALTER COLUMN v SET NOT NULL'), exclusive('t', 'ALTER TABLE t DROP CONSTRAINT v_set')],
      [statement('CREATE TABLE k (code text PRIMARY KEY, label text)'), rows('k', 'insert', ['code'], ['code', 'label'], "SELECT 'k' || i, 'label' FROM generate_series(1, 50) i")],
      [concurrently('t_n', 'CREATE INDEX CONCURRENTLY t_n ON t (n, v)')],
      [dropConcurrently('t_old')],
      [statement('DROP POLICY p ON t', { locks: [strong('t')] }), statement('CREATE POLICY p ON t USING (v > 0)', { locks: [strong('t')] })],
    ],
    { major },
  )

const [database] = process.argv.slice(2)
if (database !== undefined && process.argv[1]?.endsWith('killed.ts') === true) {
  process.stdout.write('ready\n')
  const connection = await openDatabase(database as DatabaseState)
  const made = plan(Math.floor(connection.server.version / 10_000))
  const [latest] = await readRuns(connection, 1)
  // Killed after its last word to the database: here a plan made anew would be empty.
  if (latest?.state !== 'finished') {
    const another = connection.kind === 'embedded' ? null : async () => openDatabase(database as DatabaseState)
    await applyPlan(made, { connection, another }, { readLive: () => Promise.resolve(made.live), verify: () => Promise.resolve([]) })
  }
  await connection.close()
  process.stdout.write('done\n')
}
