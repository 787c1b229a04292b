import type { LockMode } from '../../src/model/lock-mode.ts'
import { blocksWrites, strongerMode } from '../../src/model/lock-mode.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Batch, Step } from '../../src/model/step.ts'
import type { Client } from './client.ts'
import { locksHeld, observeFirstLock, relationsOf, type Relations, type SeenLocks } from './locks.ts'

const quoted = (names: readonly string[]): string => names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')

/**
 * Runs a plan step by step, without schemactl, and compares the locks that pg_locks shows with those that the plan declares:
 * within a transaction after each step, for a step outside transactions the first lock it waits for.
 * @returns one line per difference
 */
export async function lockDifferences(plan: Plan, url: string, client: Client): Promise<readonly string[]> {
  const relations = await relationsOf(client)
  const differences: string[] = []
  await client.query('SET check_function_bodies = off') // as apply and the script do
  for (const batch of plan.batches) {
    differences.push(...(batch.transactional ? await runTransaction(batch, client, relations) : await runAlone(batch, url, client, relations)))
  }
  return differences
}

async function runTransaction(batch: Batch, client: Client, relations: Relations): Promise<readonly string[]> {
  const differences: string[] = []
  const declared = new Map<string, LockMode>()
  await client.query('BEGIN')
  for (const step of batch.steps) {
    for (const [name, mode] of await declaredLocks(step, client, relations)) declared.set(name, strongerMode(mode, declared.get(name) ?? mode))
    const before = await rowsRead(client)
    await client.query(statementOf(step))
    const read = (await rowsRead(client)) - before
    if (read > 0 && step.duration === 'instant' && step.locks.some(({ mode }) => blocksWrites(mode))) differences.push(`${step.title}: read ${read} rows under its lock, which is said to be for an instant`)
    const seen = await locksHeld(client, relations)
    differences.push(...differ(step, declared, seen))
    // What one step took unsaid is not held against the next.
    for (const [name, mode] of seen) declared.set(name, strongerMode(mode, declared.get(name) ?? mode))
  }
  await client.query('COMMIT')
  return differences
}

async function runAlone(batch: Batch, url: string, client: Client, relations: Relations): Promise<readonly string[]> {
  const differences: string[] = []
  for (const step of batch.steps) {
    if (step.type !== 'statement') {
      await client.query('BEGIN')
      await client.query(statementOf(step))
      const declared = await declaredLocks(step, client, relations)
      // What nextval holds on a sequence, every INSERT does: it stands in nobody's way.
      const seen = [...(await locksHeld(client, relations))].filter(([name, mode]) => declared.has(name) || mode !== 'ROW EXCLUSIVE')
      differences.push(...differ(step, declared, new Map(seen)))
      await client.query('COMMIT')
      continue
    }
    const declared = await declaredLocks(step, client, relations)
    if (declared.size === 0) {
      await client.query(step.sql)
      continue
    }
    const seen = await observeFirstLock(url, client, step.sql, step.locks.map(({ relation }) => quoted(relation)), relations)
    if (seen.size === 0) differences.push(`${step.title}: declared ${shown(declared)}, asked for none of them`)
    for (const [name, mode] of seen) {
      if (declared.get(name) !== mode) differences.push(`${step.title}: declared ${declared.get(name) ?? 'nothing'} on ${name}, asked for ${mode}`)
    }
  }
  return differences
}

/** Rows that the transaction has read by going through tables: for a rewrite, a build, a check. Those of the system do not count. */
async function rowsRead(client: Client): Promise<number> {
  const [row] = await client.query('SELECT coalesce(sum(seq_tup_read), 0) AS read FROM pg_stat_xact_user_tables')
  return Number(row?.['read'])
}

/** The step's locks by the names that the relations had before the plan. */
async function declaredLocks(step: Step, client: Client, relations: Relations): Promise<ReadonlyMap<string, LockMode>> {
  const names = new Set(relations.values())
  const declared = new Map<string, LockMode>()
  for (const { relation, mode } of step.locks) {
    const name = relation.join('.')
    if (names.has(name)) {
      declared.set(name, mode)
      continue
    }
    const [row] = await client.query('SELECT to_regclass($1)::oid AS oid', [quoted(relation)])
    declared.set(relations.get(row?.['oid'] ?? '') ?? `${name} (which was not there)`, mode)
  }
  return declared
}

function statementOf(step: Step): string {
  switch (step.type) {
    case 'statement':
      return step.sql
    case 'backfill':
      return `UPDATE ${quoted(step.table)} SET ${quoted([step.column])} = ${step.set} WHERE ${step.where}`
    case 'rows': {
      const columns = step.columns.map((column) => quoted([column])).join(', ')
      const same = step.key.map((column) => `t.${quoted([column])} = given.${quoted([column])}`).join(' AND ')
      const given = `(${step.rows}) AS given (${columns})`
      const insert = `INSERT INTO ${quoted(step.table)} (${columns}) SELECT * FROM ${given} WHERE NOT EXISTS (SELECT FROM ${quoted(step.table)} t WHERE ${same})`
      return step.mode === 'insert' ? insert : `${insert}; DELETE FROM ${quoted(step.table)} t WHERE NOT EXISTS (SELECT FROM ${given} WHERE ${same})`
    }
  }
}

function differ(step: Step, declared: ReadonlyMap<string, LockMode>, seen: SeenLocks): readonly string[] {
  const lines: string[] = []
  for (const name of new Set([...declared.keys(), ...seen.keys()])) {
    if (declared.get(name) === seen.get(name)) continue
    lines.push(`${step.title}: declared ${declared.get(name) ?? 'nothing'} on ${name}, took ${seen.get(name) ?? 'nothing'}`)
  }
  return lines
}

const shown = (locks: ReadonlyMap<string, LockMode>): string => [...locks].map(([name, mode]) => `${mode} on ${name}`).join(', ')
