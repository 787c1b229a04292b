import { expect, test } from '@jest/globals'
import { decodeRows, encodeRows } from '../../src/catalog/cached.ts'
import { FactPool } from '../../src/catalog/pool.ts'
import { kindOf } from '../../src/kinds/registry.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { makeFact, type Fact } from '../../src/model/fact.ts'

const server = { version: 180000, user: 'postgres', superuser: true, database: 'template1' }
const pool = new FactPool()
const schema = pool.fact(kindOf('schema'), 'app\t\\N', null)
const comment = pool.fact(kindOf('comment'), 'said\\tand\\nsaid', schema)
const extension = makeFact({ kind: 'extension', path: ['post\tgis'] }, { schema: 'app\n', version: null })
const catalog: Catalog = {
  server,
  roles: [{ name: 'reader', login: false, bypassRowSecurity: false, memberOf: [] }],
  facts: new Map([schema, comment, extension].map((fact): [Fact['key'], Fact] => [fact.key, fact])),
  dependencies: new Map([[extension.key, [comment.key, schema.key]], [comment.key, [schema.key]]]),
}

test('a catalog comes back as it was kept, in its order', () => {
  const back = decodeRows(encodeRows(catalog, pool), new FactPool())
  expect(back).toEqual(catalog)
  expect([...(back?.facts.keys() ?? [])]).toEqual([...catalog.facts.keys()])
})

test('what a catalog of the same pool has is the same fact, though its target differs', () => {
  const other = new FactPool()
  const owned = other.fact(kindOf('schema'), 'app\tsomebody', null)
  const said = other.fact(kindOf('comment'), 'said\\tand\\nsaid', owned)
  const back = decodeRows(encodeRows(catalog, pool), other)
  expect(back?.facts.get(comment.key)).toBe(said)
  if (back === null) throw new Error('nothing came back')
  expect(decodeRows(encodeRows(back, other), new FactPool())).toEqual(catalog)
})

test.each([
  ['cut short', (text: string) => text.slice(0, -10)],
  ['of the earlier form', () => '{"format":1,"server":{},"roles":[],"facts":[\n]}\n'],
  ['empty', () => ''],
])('a text that is %s is none', (_what, change) => {
  expect(decodeRows(change(encodeRows(catalog, pool)), new FactPool())).toBeNull()
})
