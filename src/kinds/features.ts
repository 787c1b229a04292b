import { makeFact, sameValue, type Attributes, type Fact, type Value } from '../model/fact.ts'
import type { KindName } from '../model/identity.ts'

/** Something that a declaration can ask for and that PostgreSQL has had only since a major in our range. */
export interface Feature {
  readonly kind: KindName
  readonly since: number
  /** In PostgreSQL's words. */
  readonly name: string
  readonly uses: (attributes: Attributes, path: readonly string[]) => boolean
}

const list = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
const isTrue = (name: string) => (attributes: Attributes): boolean => attributes[name] === true
const isFalse = (name: string) => (attributes: Attributes): boolean => attributes[name] === false
const isSet = (name: string) => (attributes: Attributes): boolean => attributes[name] !== null && attributes[name] !== undefined
const is = (name: string, ...values: readonly Value[]) => (attributes: Attributes): boolean => values.includes(attributes[name] ?? null)
const option = (name: string) => (attributes: Attributes): boolean => list(attributes['options']).some((entry) => entry.startsWith(`${name}=`))
/** A privilege beyond those that there are without any GRANT. */
const granted = (name: string) => (attributes: Attributes): boolean => {
  const usual = new Set(list(attributes['usual']))
  return list(attributes['privileges']).some((privilege) => privilege.replace('*', '') === name && !usual.has(privilege))
}

/** What came after the oldest major that we support, by kind. */
export const features: readonly Feature[] = [
  { kind: 'collation', since: 16, name: 'RULES', uses: isSet('rules') },
  { kind: 'collation', since: 17, name: 'PROVIDER = builtin', uses: is('provider', 'builtin') },
  { kind: 'sequence', since: 15, name: 'UNLOGGED sequences', uses: is('persistence', 'unlogged') },
  { kind: 'table', since: 17, name: 'USING on a partitioned table', uses: (table) => isSet('partitionKey')(table) && isSet('accessMethod')(table) },
  { kind: 'table', since: 18, name: 'autovacuum_vacuum_max_threshold', uses: option('autovacuum_vacuum_max_threshold') },
  { kind: 'table', since: 18, name: 'vacuum_max_eager_freeze_failure_rate', uses: option('vacuum_max_eager_freeze_failure_rate') },
  {
    kind: 'column',
    since: 18,
    name: 'GENERATED ALWAYS AS … VIRTUAL',
    uses: ({ generated }) => typeof generated === 'object' && generated !== null && 'stored' in generated && generated.stored === false,
  },
  { kind: 'column', since: 18, name: 'NOT NULL … NO INHERIT, or NOT VALID', uses: isSet('notNullAs') },
  { kind: 'constraint', since: 15, name: 'NULLS NOT DISTINCT', uses: isTrue('nullsNotDistinct') },
  { kind: 'constraint', since: 17, name: 'EXCLUDE on a partitioned table', uses: (constraint) => is('type', 'EXCLUDE')(constraint) && isTrue('partitioned')(constraint) },
  { kind: 'constraint', since: 18, name: 'WITHOUT OVERLAPS', uses: isTrue('withoutOverlaps') },
  { kind: 'constraint', since: 18, name: 'NOT ENFORCED', uses: isFalse('enforced') },
  { kind: 'index', since: 15, name: 'NULLS NOT DISTINCT', uses: isTrue('nullsNotDistinct') },
  { kind: 'foreign key', since: 15, name: 'a column list after ON DELETE SET', uses: ({ onDeleteColumns }) => list(onDeleteColumns).length > 0 },
  { kind: 'foreign key', since: 18, name: 'PERIOD', uses: isTrue('period') },
  { kind: 'foreign key', since: 18, name: 'NOT ENFORCED', uses: isFalse('enforced') },
  { kind: 'foreign key', since: 18, name: 'NOT VALID on a partitioned table', uses: (key) => isTrue('partitioned')(key) && isFalse('valid')(key) },
  { kind: 'view', since: 15, name: 'security_invoker', uses: option('security_invoker') },
  { kind: 'event trigger', since: 17, name: 'the event login', uses: is('event', 'login') },
  { kind: 'publication', since: 18, name: 'publish_generated_columns', uses: is('generatedColumns', 'stored') },
  { kind: 'publication member', since: 15, name: 'FOR TABLES IN SCHEMA', uses: (_member, path) => path[2] === '' },
  { kind: 'publication member', since: 15, name: 'a column list', uses: isSet('columns') },
  { kind: 'publication member', since: 15, name: 'a row filter', uses: isSet('where') },
  { kind: 'subscription', since: 15, name: 'two_phase', uses: isTrue('twoPhase') },
  { kind: 'subscription', since: 15, name: 'disable_on_error', uses: isTrue('disableOnError') },
  { kind: 'subscription', since: 16, name: 'streaming = parallel', uses: is('streaming', 'parallel') },
  { kind: 'subscription', since: 16, name: 'password_required', uses: isFalse('passwordRequired') },
  { kind: 'subscription', since: 16, name: 'run_as_owner', uses: isTrue('runAsOwner') },
  { kind: 'subscription', since: 16, name: 'origin = none', uses: is('origin', 'none') },
  { kind: 'subscription', since: 17, name: 'failover', uses: isTrue('failover') },
  { kind: 'privilege', since: 17, name: 'MAINTAIN', uses: granted('MAINTAIN') },
  { kind: 'default privileges', since: 17, name: 'MAINTAIN', uses: granted('MAINTAIN') },
  { kind: 'default privileges', since: 18, name: 'ALTER DEFAULT PRIVILEGES … ON LARGE OBJECTS', uses: (_privileges, path) => path[2] === 'LARGE OBJECTS' },
  { kind: 'parameter privileges', since: 15, name: 'GRANT … ON PARAMETER', uses: () => true },
]

/**
 * What a fact asks for and the server's major lacks.
 * @returns one sentence naming the feature and the major it needs, or null
 */
export function unsupported(fact: Fact, major: number): string | null {
  const lacking = features.find(({ kind, since, uses }) => kind === fact.id.kind && major < since && uses(fact.attributes, fact.id.path))
  return lacking === undefined ? null : `${lacking.name} needs PostgreSQL ${lacking.since}; this server is ${major}`
}

/** What ALL includes on a later major, and from which on. */
const laterPrivileges: readonly { readonly name: string; readonly since: number; readonly with: readonly string[] }[] = [
  { name: 'MAINTAIN', since: 17, with: ['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE'] },
]

/**
 * The fact as the declarations mean it on a server of this major: GRANT ALL, written out by a later one, is what the server has,
 * and the name of a NOT NULL is forgotten where constraints of that sort have none.
 * @returns null where nothing but the usual is left
 */
export function asMeantOn(fact: Fact, major: number): Fact | null {
  const { notNullAs } = fact.attributes
  if (major < 18 && typeof notNullAs === 'object' && notNullAs !== null && 'noInherit' in notNullAs && notNullAs.noInherit === false && notNullAs.valid === true) {
    return makeFact(fact.id, { ...fact.attributes, notNullAs: null })
  }
  // Before 15 the sequences of an unlogged table are logged.
  if (major < 15 && fact.id.kind === 'sequence' && fact.attributes['persistence'] === 'unlogged' && (fact.attributes['ownedBy'] ?? null) !== null) {
    return makeFact(fact.id, { ...fact.attributes, persistence: 'permanent' })
  }
  // Before 15 everybody may create in the schema public.
  if (major < 15 && fact.id.kind === 'privilege' && fact.id.path[0] === 'PUBLIC' && fact.id.target?.kind === 'schema' && fact.id.target.path[0] === 'public') {
    const usual = ['CREATE', 'USAGE']
    return sameValue(fact.attributes['privileges'], usual) ? null : makeFact(fact.id, { ...fact.attributes, usual })
  }
  const later = laterPrivileges.filter(({ since }) => major < since)
  const { usual, privileges } = fact.attributes
  if (later.length === 0 || !Array.isArray(usual) || !Array.isArray(privileges)) return fact
  const isOwner = fact.id.path.includes('OWNER')
  let given = list(privileges)
  for (const { name, with: others } of later) {
    const grown = given.find((one) => one.replace('*', '') === name)
    if (grown === undefined) continue
    const suffix = grown.endsWith('*') ? '*' : ''
    if (isOwner || others.every((other) => given.includes(`${other}${suffix}`))) given = given.filter((one) => one !== grown)
  }
  const expected = list(usual).filter((one) => !later.some(({ name }) => name === one))
  if (given.length === expected.length && given.every((one) => expected.includes(one))) return null
  return makeFact(fact.id, { ...fact.attributes, privileges: given, usual: expected })
}
