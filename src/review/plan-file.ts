import { createHash } from 'node:crypto'
import { hazardNames, type Hazard } from '../model/hazard.ts'
import { kindNames, type Key } from '../model/identity.ts'
import { lockModes, type Lock } from '../model/lock-mode.ts'
import type { Check, Fingerprint, Plan, Proof } from '../model/plan.ts'
import type { Position } from '../model/position.ts'
import { SchemactlError } from '../model/problem.ts'
import { durations, phases, type BackfillStep, type Batch, type Resume, type RowsStep, type StatementStep, type Step } from '../model/step.ts'
import { printed, type Sql } from '../sql/sql.ts'

/** The plan as canonical JSON with a checksum; the same plan gives the same bytes. */
export function writePlan(plan: Plan): string {
  const canonical = decodePlan(plan, 'plan')
  return `${JSON.stringify({ ...canonical, checksum: checksumOf(canonical) }, null, 2)}\n`
}

/**
 * Reads what `writePlan` wrote.
 * @param path - what the file is called in messages
 * @throws SchemactlError `plan_invalid` for a file that was cut short or edited, or has another format
 */
export function readPlan(text: string, path: string): Plan {
  const value = parse(text, path)
  if (!isRecord(value) || !('format' in value)) {
    throw invalid(path, 'is not a plan', 'Give a file that `schemactl diff --out` or `schemactl snapshot` wrote.')
  }
  const { checksum, ...content } = value
  if (content['format'] !== 1) {
    throw invalid(path, `has the format ${JSON.stringify(content['format'])}; this schemactl reads format 1`, 'Use the schemactl that wrote it, or plan again.')
  }
  if (checksum !== checksumOf(content)) throw invalid(path, 'was changed after it was written', again)
  try {
    return decodePlan(content, 'plan')
  } catch (error) {
    if (error instanceof Mismatch) throw invalid(path, error.message, again)
    throw error
  }
}

const again = 'Plan again with `schemactl diff --out`: a plan is run as it was proven, or not at all.'

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid(path, 'is not complete JSON: it was cut short or edited', again, cause)
  }
}

function invalid(path: string, what: string, remedy: string, cause?: unknown): SchemactlError {
  return new SchemactlError({ code: 'plan_invalid', message: `the plan ${path} ${what}`, remedy }, { cause })
}

const checksumOf = (content: object): string => `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`

// Decoders: each returns its argument as the type that it has been found to be, properties in a fixed order.

class Mismatch extends Error {}

type Decoder<T> = (value: unknown, at: string) => T

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)

const text: Decoder<string> = (value, at) => {
  if (typeof value !== 'string') throw new Mismatch(`has no text at ${at}`)
  return value
}

const positive: Decoder<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw new Mismatch(`has no whole number from 1 at ${at}`)
  return value
}

const truth: Decoder<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new Mismatch(`has neither true nor false at ${at}`)
  return value
}

const sqlText: Decoder<Sql> = (value, at) => printed(text(value, at))
const key: Decoder<Key> = (value, at) => text(value, at) as Key

const fingerprint: Decoder<Fingerprint> = (value, at) => {
  const hash = text(value, at)
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Mismatch(`has no fingerprint at ${at}`)
  return hash as Fingerprint
}

const oneOf =
  <const T extends string | number>(...allowed: readonly T[]): Decoder<T> =>
  (value, at) => {
    const found = allowed.find((name) => name === value)
    if (found === undefined) throw new Mismatch(`has ${JSON.stringify(value)} at ${at}, which is none of ${allowed.join(', ')}`)
    return found
  }

const nullable =
  <T>(decode: Decoder<T>): Decoder<T | null> =>
  (value, at) =>
    value === null ? null : decode(value, at)

const listOf =
  <T>(decode: Decoder<T>): Decoder<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) throw new Mismatch(`has no list at ${at}`)
    return value.map((element: unknown, index) => decode(element, `${at}[${index}]`))
  }

/** Every property has a decoder and no other may be there. */
const record =
  <T extends object>(decoders: { readonly [Name in keyof T]-?: Decoder<T[Name]> }): Decoder<T> =>
  (value, at) => {
    if (!isRecord(value)) throw new Mismatch(`has no object at ${at}`)
    const names = Object.keys(decoders) as (keyof T & string)[]
    const stranger = Object.keys(value).find((name) => !names.some((known) => known === name))
    if (stranger !== undefined) throw new Mismatch(`has the unknown property ${stranger} at ${at}`)
    return Object.fromEntries(names.map((name) => [name, decoders[name](value[name], `${at}.${name}`)])) as T
  }

const names2: Decoder<readonly [string, string]> = (value, at) => {
  const [schema, name, ...more] = listOf(text)(value, at)
  if (schema === undefined || name === undefined || more.length > 0) throw new Mismatch(`has no pair of names at ${at}`)
  return [schema, name]
}

const position = record<Position>({ path: text, line: positive, column: positive })
const lock = record<Lock>({ relation: names2, mode: oneOf(...lockModes) })
const hazard = record<Hazard>({ name: oneOf(...hazardNames), message: text })
const leftover = record<NonNullable<Resume['leftover']>>({ found: sqlText, remove: sqlText })
const resume = record<Resume>({ done: sqlText, leftover: nullable(leftover) })

const common = {
  number: positive,
  title: text,
  phase: oneOf(...phases),
  locks: listOf(lock),
  duration: oneOf(...durations),
  hazards: listOf(hazard),
  facts: listOf(key),
  declaredAt: nullable(position),
}

const statementStep = record<StatementStep>({ type: oneOf('statement'), ...common, sql: sqlText, resume: nullable(resume) })

const backfillStep = record<BackfillStep>({
  type: oneOf('backfill'),
  ...common,
  table: names2,
  column: text,
  set: sqlText,
  where: sqlText,
  batch: positive,
  key: listOf(text),
})

const rowsStep = record<RowsStep>({
  type: oneOf('rows'),
  ...common,
  table: names2,
  mode: oneOf('insert', 'sync'),
  key: listOf(text),
  columns: listOf(text),
  rows: sqlText,
})

const step: Decoder<Step> = (value, at) => {
  const type = isRecord(value) ? oneOf('statement', 'backfill', 'rows')(value['type'], `${at}.type`) : 'statement'
  switch (type) {
    case 'statement':
      return statementStep(value, at)
    case 'backfill':
      return backfillStep(value, at)
    case 'rows':
      return rowsStep(value, at)
  }
}

const anyBatch = record<Batch>({ transactional: truth, steps: listOf(step) })

const batch: Decoder<Batch> = (value, at) => {
  const found = anyBatch(value, at)
  if (found.steps.length === 0) throw new Mismatch(`has an empty batch at ${at}`)
  if (!found.transactional && found.steps.length !== 1) throw new Mismatch(`has several steps outside a transaction at ${at}`)
  if (found.transactional && found.steps.some((each) => each.type === 'statement' && each.resume !== null)) {
    throw new Mismatch(`has a step in a transaction that must run outside, at ${at}`)
  }
  return found
}

const check = record<Check>({ name: text, when: oneOf('before', 'after'), query: sqlText, declaredAt: position })

const proven = record<{ readonly outcome: 'proven' }>({ outcome: oneOf('proven') })
const unproven = record<{ readonly outcome: 'skipped' | 'impossible'; readonly reason: string }>({ outcome: oneOf('skipped', 'impossible'), reason: text })
const proof: Decoder<Proof> = (value, at) => (isRecord(value) && value['outcome'] === 'proven' ? proven(value, at) : unproven(value, at))

const anyPlan = record<Plan>({
  format: oneOf(1),
  major: positive,
  database: text,
  live: fingerprint,
  desired: fingerprint,
  schemas: listOf(text),
  batches: listOf(batch),
  checks: listOf(check),
  proof,
  unmanaged: listOf(record<Plan['unmanaged'][number]>({ kind: oneOf(...kindNames), names: listOf(text) })),
  notes: listOf(text),
})

const decodePlan: Decoder<Plan> = (value, at) => {
  const plan = anyPlan(value, at)
  plan.batches
    .flatMap((each) => each.steps)
    .forEach((each, index) => {
      if (each.number !== index + 1) throw new Mismatch(`numbers its steps ${each.number} where ${index + 1} is due`)
    })
  return plan
}
