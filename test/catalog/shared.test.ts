import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fingerprint, fingerprints } from '../../src/catalog/fingerprint.ts'
import { FactPool } from '../../src/catalog/pool.ts'
import { kindOf } from '../../src/kinds/registry.ts'
import { makeFact, type Fact } from '../../src/model/fact.ts'
import { compareIdentity } from '../../src/model/identity.ts'

const facts: readonly Fact[] = ['a', 'b', 'c', 'd']
  .flatMap((name) => [
    makeFact({ kind: 'schema', path: [name] }, { owner: null }),
    makeFact({ kind: 'comment', path: [], target: { kind: 'schema', path: [name] } }, { text: `of "${name}"\n` }),
    makeFact({ kind: 'index', path: [name, 'i'] }, { unique: true, keys: [{ column: 'x', nullsFirst: false, descending: true }], include: [], size: 1.5 }),
  ])
  .sort((a, b) => compareIdentity(a.id, b.id))

test('two fingerprints taken together are those taken alone', () => {
  // Of each fact a side lacks it, has the one object, has an equal one, or has another.
  const side = fc.array(fc.constantFrom('none', 'same', 'equal', 'other'), { minLength: facts.length, maxLength: facts.length }).map((states) =>
    facts.flatMap((fact, index): readonly Fact[] => {
      const state = states[index]
      if (state === 'none') return []
      if (state === 'same') return [fact]
      return [makeFact(fact.id, { ...Object.fromEntries(Object.entries(fact.attributes).reverse()), ...(state === 'other' ? { more: true } : {}) })]
    }),
  )
  fc.assert(fc.property(side, side, (one, other) => expect(fingerprints(one, other)).toEqual([fingerprint(one), fingerprint(other)])))
})

test('a fingerprint knows no order of attributes, and every difference', () => {
  const [first] = facts
  if (first === undefined) throw new Error('there are no facts')
  const turned = facts.map((fact) => makeFact(fact.id, Object.fromEntries(Object.entries(fact.attributes).reverse())))
  expect(fingerprint(turned)).toBe(fingerprint(facts))
  expect(fingerprint([makeFact(first.id, { owner: 'x' }), ...facts.slice(1)])).not.toBe(fingerprint(facts))
})

test('the same row is the same fact, and its values have the types that the room says', () => {
  const pool = new FactPool()
  const policy = kindOf('policy')
  const row = 'app\tuser\\tdata\town\tALL\tt\t{reader,"two words"}\t(owner = \\\\N)\t\\N'
  const fact = pool.fact(policy, row, null)
  expect(pool.fact(policy, row, null)).toBe(fact)
  expect(fact).toEqual({
    id: { kind: 'policy', path: ['app', 'user\tdata', 'own'] },
    key: 'policy app.user\tdata.own',
    attributes: { command: 'ALL', permissive: true, roles: ['reader', 'two words'], using: '(owner = \\N)', check: null },
  })
  const comment = kindOf('comment')
  const other = pool.fact(policy, row.replace('own', 'other'), null)
  expect(pool.fact(comment, 'said', fact)).toBe(pool.fact(comment, 'said', fact))
  expect(pool.fact(comment, 'said', other)).not.toBe(pool.fact(comment, 'said', fact))
  expect(pool.fact(comment, 'said', other).id.target).toBe(other.id)
})
