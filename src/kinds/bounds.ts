/**
 * Whether two bounds of partitions of one parent can be told apart by their text, as pg_get_expr prints it. PostgreSQL alone knows
 * the order of values: where dates and numbers written alike do not settle it, they are taken to overlap.
 */
export function areApart(one: string, other: string): boolean {
  if (one === 'DEFAULT' || other === 'DEFAULT') return one !== other
  const [lists, hashes, ranges] = [/^FOR VALUES IN \((.*)\)$/s, /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/, /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/s].map((form) => [form.exec(one), form.exec(other)] as const)
  if (lists?.[0] && lists[1]) {
    const values = new Set(literals(lists[0][1]))
    return !literals(lists[1][1]).some((value) => values.has(value))
  }
  if (hashes?.[0] && hashes[1]) return hashes[0][1] === hashes[1][1] && hashes[0][2] !== hashes[1][2]
  if (ranges?.[0] && ranges[1]) {
    const [from, to] = [ranges[0], ranges[1]].map((range) => ({ from: literals(range[1]), to: literals(range[2]) }))
    return from !== undefined && to !== undefined && (ends(from.to, to.from) || ends(to.to, from.from))
  }
  return false
}

const literals = (list: string | undefined): readonly string[] => list?.match(/'(?:[^']|'')*'|[^\s,']+/g) ?? []

/** Whether a range that ends here is over where another begins: by their first keys; where they have more, these must differ. */
function ends(to: readonly string[], from: readonly string[]): boolean {
  const [end = '', start = ''] = [to[0], from[0]]
  if (end === start) return to.length === 1 && /\d/.test(end)
  if (/^-?\d+(\.\d+)?$/.test(plain(end)) && /^-?\d+(\.\d+)?$/.test(plain(start))) return Number(plain(end)) < Number(plain(start))
  const isTime = (text: string): boolean => /^'\d{4}-\d\d-\d\d[\d :.+-]*'$/.test(text)
  // Zones may differ by a day at most; without the hours the dates tell.
  return isTime(end) && isTime(start) && end.length === start.length && end.slice(0, 11) < start.slice(0, 11)
}

const plain = (literal: string): string => literal.replace(/^'(.*)'$/s, '$1')
