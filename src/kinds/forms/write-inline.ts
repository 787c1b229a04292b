import type { Fact } from '../../model/fact.ts'
import type { Key } from '../../model/identity.ts'
import { ident } from '../../sql/sql.ts'
import { attachedKeys } from './write-attached.ts'
import { flagged, properties, shown, text, textOrNull, texts, type Facts } from './written.ts'

/** Keys that are said at their column. */
export interface InlineKeys {
  readonly said: ReadonlySet<Key>
  readonly primaryKey: string | null
  readonly unique: ReadonlySet<string>
  /** What follows REFERENCES, by column. */
  readonly references: ReadonlyMap<string, string>
}

/**
 * Keys of one column that are nothing but that, under the name that PostgreSQL gives them.
 * @param isStated - whether the table's document states the column's definition
 */
export function inlineKeys(facts: Facts, keys: readonly Fact[], isStated: (column: string) => boolean): InlineKeys {
  const said = new Set<Key>()
  const unique = new Set<string>()
  const references = new Map<string, string>()
  let primaryKey: string | null = null
  for (const key of keys) {
    const [column, ...others] = texts(key, 'columns')
    if (column === undefined || others.length > 0 || !isStated(column) || !isUsualName(facts, key) || facts.about(key.id).length > 0) continue
    if (key.id.kind === 'foreign key') {
      if (!isPlainReference(key)) continue
      references.set(column, referenceOf(key))
    } else if (!isPlain(key)) continue
    else if (text(key, 'type') === 'PRIMARY KEY') primaryKey = column
    else if (text(key, 'type') === 'UNIQUE') unique.add(column)
    else continue
    said.add(key.key)
  }
  return { said, primaryKey, unique, references }
}

const usualEnd: { readonly [type: string]: string } = { 'PRIMARY KEY': 'pkey', UNIQUE: 'key' }

/**
 * Whether the name is the one that PostgreSQL would give: one that no other constraint of the schema has. `a_b_c_fkey` may be of
 * `a (b_c)` or of `a_b (c)`.
 */
export function isUsualName(facts: Facts, constraint: Fact): boolean {
  const [schema = '', table = '', name = ''] = constraint.id.path
  const type = constraint.id.kind === 'foreign key' ? null : text(constraint, 'type')
  const parts = type === 'PRIMARY KEY' ? [table] : [table, ...texts(constraint, 'columns')]
  const usual = [...parts, type === null ? 'fkey' : (usualEnd[type] ?? '?')].join('_')
  return name === usual && isShort(usual) && facts.constraintsNamed(schema, name) === 1
}

/** Longer names are cut in ways of PostgreSQL's own. */
export const isShort = (name: string): boolean => new TextEncoder().encode(name).length < 64

/** Its columns are all there is to say. */
export function isPlain(constraint: Fact): boolean {
  const plain = ['nullsNotDistinct', 'withoutOverlaps', 'deferrable', 'deferred'].every((name) => !flagged(constraint, name))
  return plain && texts(constraint, 'include').length + texts(constraint, 'options').length === 0 && textOrNull(constraint, 'tablespace') === null
}

function isPlainReference(key: Fact): boolean {
  return (
    ['period', 'deferrable', 'deferred'].every((name) => !flagged(key, name)) &&
    ['valid', 'enforced'].every((name) => flagged(key, name)) &&
    text(key, 'match') === 'SIMPLE' &&
    texts(key, 'onDeleteColumns').length === 0
  )
}

function referenceOf(key: Fact): string {
  const [schema = '', table = ''] = texts(key, 'references')
  const actions = [['on update', text(key, 'onUpdate')] as const, ['on delete', text(key, 'onDelete')] as const].filter(([, action]) => action !== 'NO ACTION')
  const name = schema === 'public' && !table.startsWith('pg_') ? ident(table) : ident(schema, table)
  return [`${name}(${texts(key, 'referencedColumns').map((column) => ident(column)).join(', ')})`, ...actions.map(([event, action]) => `${event} ${action.toLowerCase()}`)].join(' ')
}

const serialTypes: { readonly [type: string]: string } = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' }

/** The column as a serial one with the sequence that this would make; null where it is none. */
export function serialOf(facts: Facts, column: Fact): { readonly type: string; readonly sequence: Key } | null {
  const [schema = '', table = '', name = ''] = column.id.path
  const path = [schema, `${table}_${name}_seq`]
  const sequence = facts.get('sequence', path)
  const type = serialTypes[text(column, 'type')]
  const given = facts.get('default', column.id.path)
  if (sequence === undefined || type === undefined || given === undefined || !flagged(column, 'notNull') || properties(column.attributes['notNullAs'])['name'] !== undefined) return null
  const isUsual =
    texts(sequence, 'ownedBy').join('\n') === column.id.path.join('\n') &&
    text(sequence, 'type') === text(column, 'type') &&
    text(sequence, 'persistence') === 'permanent' &&
    isShort(path[1] ?? '') &&
    text(given, 'expression') === `nextval('${ident(...path)}'::regclass)` &&
    text(sequence, 'start') === '1' &&
    text(sequence, 'increment') === '1' &&
    text(sequence, 'min') === '1' &&
    text(sequence, 'max') === greatest[text(column, 'type')] &&
    text(sequence, 'cache') === '1' &&
    !flagged(sequence, 'cycle')
  const owner = facts.get('table', [schema, table])
  const isOfPermanent = owner !== undefined && shown(owner.attributes['persistence']) === 'permanent'
  return isUsual && isOfPermanent && Object.keys(attachedKeys(facts, sequence.id, null)).length === 0 ? { type, sequence: sequence.key } : null
}

const greatest: { readonly [type: string]: string } = { smallint: '32767', integer: '2147483647', bigint: '9223372036854775807' }
