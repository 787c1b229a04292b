import type { Two } from './two.ts'

/** Statements, each as its lines: what can be left out of a pair to make it smaller. */
type Text = readonly (readonly string[])[]

/**
 * The pair with as much left out as can be while `fails`: whole statements, on both sides at once where both have them; then
 * single lines of those that remain.
 * @param tries - how many smaller pairs are judged at most
 */
export async function reduce(pair: Two<readonly string[]>, fails: (smaller: Two<readonly string[]>) => Promise<boolean>, tries: number): Promise<Two<readonly string[]>> {
  let left = tries
  let best: Two<Text> = { old: pair.old.map((statement) => statement.split('\n')), new: pair.new.map((statement) => statement.split('\n')) }
  const joined = (two: Two<Text>): Two<readonly string[]> => ({ old: two.old.map(written), new: two.new.map(written) })
  const accept = async (smaller: Two<Text>): Promise<boolean> => {
    if (left <= 0) return false
    left -= 1
    if (!(await fails(joined(smaller)))) return false
    best = smaller
    return true
  }

  const units = (): readonly string[] => [...new Set([...best.old, ...best.new].map(written))]
  const withoutStatements = (gone: ReadonlySet<string>): Two<Text> => ({ old: best.old.filter((one) => !gone.has(written(one))), new: best.new.filter((one) => !gone.has(written(one))) })
  for (let size = Math.ceil(units().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    // From the end: what comes last is needed least.
    for (let to = units().length; to > 0; to -= size) await accept(withoutStatements(new Set(units().slice(Math.max(0, to - size), to))))
  }
  for (const side of ['old', 'new'] as const) {
    for (let at = best[side].length - 1; at >= 0; at -= 1) await accept({ ...best, [side]: best[side].filter((_, index) => index !== at) })
  }
  const lines = (): readonly string[] => [...new Set([...best.old, ...best.new].flatMap((statement) => statement.slice(1, -1)).map(bare))]
  for (const line of [...lines()].reverse()) {
    const shorter = (text: Text): Text => text.map((statement) => statement.filter((one) => bare(one) !== line))
    await accept({ old: shorter(best.old), new: shorter(best.new) })
  }
  for (const side of ['old', 'new'] as const) {
    for (const line of [...lines()].reverse()) {
      const shorter = best[side].map((statement) => statement.filter((one) => bare(one) !== line))
      if (JSON.stringify(shorter) !== JSON.stringify(best[side])) await accept({ ...best, [side]: shorter })
    }
  }
  return joined(best)
}

const bare = (line: string): string => line.replace(/,$/, '')

/** The statement from its lines; the list in its parentheses has commas between its lines only. */
function written(lines: readonly string[]): string {
  return lines.map((line, index) => (line.startsWith('  ') ? bare(line) + (lines[index + 1]?.startsWith('  ') === true ? ',' : '') : line)).join('\n')
}
