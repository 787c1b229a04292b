import fc from 'fast-check'
import type { Connection } from '../../src/postgres/connection.ts'
import { openEmbedded } from '../../src/postgres/embedded.ts'
import { closeWorkshop } from '../../src/shadow/workshop.ts'
import { judge, type Verdict } from './judge.ts'
import { schemaPairs } from './random-schema.ts'
import { reduce } from './reduce.ts'
import { render, roles, type Rendered } from './render.ts'
import type { Two } from './two.ts'

export interface Outcome {
  readonly pairs: number
  readonly steps: number
  readonly rows: number
  /** Pairs whose rows were in the way, as the plan said. */
  readonly hindered: number
  /** What is wrong, once for each sort of failure, with the smallest pair that was found and the seed that gives it. */
  readonly failures: readonly string[]
}

/** Pairs that are drawn with one seed: those after it draw with the next. */
export const pairsPerSeed = 50

/** Transactions that are rolled back leave dead rows in the system catalogs; after so many pairs a fresh server is quicker. */
const pairsPerServer = 100

/** Embedded servers, one after another. */
function servers(): { next(): Promise<Connection>; close(): Promise<void> } {
  let open: Promise<Connection> | null = null
  let uses = 0
  const start = async (): Promise<Connection> => {
    const connection = await openEmbedded(null)
    for (const role of roles) await connection.execute(`CREATE ROLE ${role}`)
    return connection
  }
  const close = async (): Promise<void> => {
    const ending = open
    open = null
    await (await ending)?.close()
  }
  return {
    async next() {
      uses += 1
      if (uses % pairsPerServer === 0) await close()
      return (open ??= start())
    },
    close,
  }
}

/**
 * Judges random pairs. Of each sort of failure the first is made as small as it can be while it fails alike: by leaving out
 * statements, which says more in fewer tries than smaller choices would.
 * @param seed - that of the first `pairsPerSeed` pairs
 * @param tries - how many smaller pairs are judged at most, for each sort
 */
export async function judgePairs(pairs: number, seed: number, tries = 300, onPair: (verdict: Verdict, seed: number) => void = () => undefined): Promise<Outcome> {
  const places = servers()
  const failures = new Map<string, string>()
  const sum = { pairs: 0, steps: 0, rows: 0, hindered: 0 }
  try {
    for (let own = seed; sum.pairs < pairs; own += 1) {
      for (const pair of fc.sample(schemaPairs, { seed: own, numRuns: Math.min(pairsPerSeed, pairs - sum.pairs) })) {
        const rendered = { old: render(pair.old), new: render(pair.new) }
        const verdict = await judge(rendered, await places.next())
        sum.pairs += 1
        sum.steps += verdict.steps
        sum.rows += verdict.rows
        if (verdict.hindered) sum.hindered += 1
        onPair(verdict, own)
        if (verdict.wrong.length > 0 && !failures.has(sortOf(verdict))) failures.set(sortOf(verdict), `seed ${own}\n${await smallest(rendered, sortOf(verdict), places, tries)}`)
      }
    }
    return { ...sum, failures: [...failures.values()] }
  } finally {
    await places.close()
    await closeWorkshop()
  }
}

/** Failures are alike when they begin alike, whatever the names in them. */
function sortOf({ wrong: [first = ''] }: Verdict): string {
  return first.replaceAll(/"[^"]*"|\S*[.\d_]\S*/g, '…').slice(0, 60)
}

async function smallest(pair: Two<Rendered>, sort: string, places: ReturnType<typeof servers>, tries: number): Promise<string> {
  let said: readonly string[] = []
  const rendered = (side: Rendered, statements: readonly string[]): Rendered => ({ ...side, statements })
  const both = (statements: Two<readonly string[]>): Two<Rendered> => ({ old: rendered(pair.old, statements.old), new: rendered(pair.new, statements.new) })
  const fails = async (smaller: Two<readonly string[]>): Promise<boolean> => {
    const verdict = await judge(both(smaller), await places.next())
    if (verdict.wrong.length === 0 || sortOf(verdict) !== sort) return false
    said = verdict.wrong
    return true
  }
  const start = { old: pair.old.statements, new: pair.new.statements }
  await fails(start)
  const found = await reduce(start, fails, tries)
  return [...(['old', 'new'] as const).map((side) => `-- ${side}.sql\n${found[side].map((statement) => `${statement};\n`).join('')}`), said.join('\n')].join('\n')
}
