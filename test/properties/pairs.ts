import fc from 'fast-check'
import { judge, type Verdict } from './judge.ts'
import type { Ground } from './ground.ts'
import { schemaPairs } from './random-schema.ts'
import { reduce } from './reduce.ts'
import { render, type Rendered } from './render.ts'
import type { Two } from './two.ts'

/** Pairs that are drawn with one seed: those after it draw with the next. */
export const pairsPerSeed = 50

/** `pg_dump` costs as much as all the rest: every so many pairs it is asked too, and each time a pair fails to settle by its word the pair is made small with it. */
const pairsPerDump = 5

/** A pair by the seed that draws it and its place among those. */
export interface Drawn {
  readonly seed: number
  readonly index: number
}

/** What became of a pair, as one process says it to another. */
export interface Outcome extends Drawn {
  readonly steps: number
  readonly rows: number
  /** Its rows were in the way, as the plan said. */
  readonly hindered: boolean
  readonly castless: boolean
  readonly dumped: boolean
  /** How it failed, whatever the names; null where it did not. */
  readonly sort: string | null
  /** The smallest pair that fails alike, with what is wrong: for the first of each sort. */
  readonly smallest: string | null
}

/** The pairs of a seed, in order. */
export function pairsOf(seed: number, count: number): readonly Two<Rendered>[] {
  return fc.sample(schemaPairs, { seed, numRuns: count }).map((pair) => ({ old: render(pair.old), new: render(pair.new) }))
}

/**
 * Judges pairs of one seed. Of each sort of failure the first is made as small as it can be while it fails alike: by leaving out
 * statements, which says more in fewer tries than smaller choices would.
 * @param known - sorts that have been made small before; those found here are added
 * @param tries - how many smaller pairs are judged at most, for each sort
 */
export async function judgePairs(ground: Ground, seed: number, indexes: ReadonlySet<number>, known: Set<string>, tries: number, onPair: (outcome: Outcome) => void): Promise<void> {
  const pairs = pairsOf(seed, Math.max(...indexes) + 1)
  for (const [index, pair] of pairs.entries()) {
    if (!indexes.has(index)) continue
    const verdict = await judge(pair, ground, index % pairsPerDump === 0)
    const sort = verdict.wrong.length === 0 ? null : sortOf(verdict)
    const isNew = sort !== null && !known.has(sort)
    if (isNew) known.add(sort)
    onPair({
      seed,
      index,
      steps: verdict.steps,
      rows: verdict.rows,
      hindered: verdict.hindered,
      castless: verdict.castless,
      dumped: verdict.dumped,
      sort,
      smallest: isNew ? await smallest(pair, sort, verdict.dumped, ground, tries) : null,
    })
  }
}

/** Failures are alike when they begin alike, whatever the names in them. */
function sortOf({ wrong: [first = ''] }: Verdict): string {
  return first.replaceAll(/"[^"]*"|\S*[.\d_]\S*/g, '…').slice(0, 60)
}

async function smallest(pair: Two<Rendered>, sort: string, dumps: boolean, ground: Ground, tries: number): Promise<string> {
  let said: readonly string[] = []
  const rendered = (side: Rendered, statements: readonly string[]): Rendered => ({ ...side, statements })
  const both = (statements: Two<readonly string[]>): Two<Rendered> => ({ old: rendered(pair.old, statements.old), new: rendered(pair.new, statements.new) })
  const fails = async (smaller: Two<readonly string[]>): Promise<boolean> => {
    const verdict = await judge(both(smaller), ground, dumps)
    if (verdict.wrong.length === 0 || sortOf(verdict) !== sort) return false
    said = verdict.wrong
    return true
  }
  const start = { old: pair.old.statements, new: pair.new.statements }
  await fails(start)
  const found = await reduce(start, fails, tries)
  return [...(['old', 'new'] as const).map((side) => `-- ${side}.sql\n${found[side].map((statement) => `${statement};\n`).join('')}`), said.join('\n')].join('\n')
}
