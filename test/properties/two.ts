import fc from 'fast-check'

/** Something as it is on the old side of a pair of schemas and on the new one. */
export interface Two<T> {
  readonly old: T
  readonly new: T
}

/** What one side has, of an arbitrary of both. */
export type Side<A> = A extends fc.Arbitrary<Two<infer T>> ? T : never

const alike = <T>(value: T): Two<T> => ({ old: value, new: value })

/** The same on both sides. */
export function fixed<T>(of: fc.Arbitrary<T>): fc.Arbitrary<Two<T>> {
  return of.map(alike)
}

/** Mostly the same on both sides; shrinks to that. */
export function edited<T>(of: fc.Arbitrary<T>, unchanged = 9): fc.Arbitrary<Two<T>> {
  return fc.oneof({ withCrossShrink: true }, { weight: unchanged, arbitrary: of.map(alike) }, { weight: 1, arbitrary: fc.record({ old: of, new: of }) })
}

/** Properties that change one by one. */
export function record<T extends object>(fields: { readonly [Name in keyof T]: fc.Arbitrary<Two<T[Name]>> }): fc.Arbitrary<Two<T>> {
  const arbitraries: { readonly [name: string]: fc.Arbitrary<Two<unknown>> } = { ...fields }
  return fc.record(arbitraries).map((found) => {
    const entries = Object.entries(found)
    const side = (which: 'old' | 'new'): T => Object.fromEntries(entries.map(([name, two]) => [name, two[which]])) as T
    return { old: side('old'), new: side('new') }
  })
}

export interface Numbered {
  /** What it is called and referred to by, unique in its list. */
  readonly n: number
}

/**
 * Up to `names` things, each on both sides or on one; in the order of their numbers, so that what one side lacks moves nothing
 * on the other.
 */
export function list<T extends object>(of: fc.Arbitrary<Two<T>>, names: number): fc.Arbitrary<Two<readonly (T & Numbered)[]>> {
  const where = fc.oneof({ weight: 7, arbitrary: fc.constant('both') }, { weight: 1, arbitrary: fc.constant('old') }, { weight: 1, arbitrary: fc.constant('new') })
  return fc.uniqueArray(fc.record({ n: fc.nat(names - 1), where, of }), { selector: ({ n }) => n, maxLength: names }).map((found) => {
    const sorted = found.sort((a, b) => a.n - b.n)
    const side = (which: 'old' | 'new'): readonly (T & Numbered)[] => sorted.filter(({ where }) => where === 'both' || where === which).map((one) => ({ ...one.of[which], n: one.n }))
    return { old: side('old'), new: side('new') }
  })
}
