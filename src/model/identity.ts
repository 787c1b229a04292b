/** Every kind of object, in the order in which they are listed and, where nothing else decides, created. */
export const kindNames = [
  'role',
  'schema',
  'extension',
  'language',
  'foreign data wrapper',
  'server',
  'user mapping',
  'collation',
  'enum',
  'domain',
  'composite type',
  'range type',
  'base type',
  'text search parser',
  'text search template',
  'text search dictionary',
  'text search configuration',
  'sequence',
  'table',
  'foreign table',
  'column',
  'function',
  'procedure',
  'aggregate',
  'operator',
  'operator family',
  'operator class',
  'access method',
  'cast',
  'transform',
  'conversion',
  'default',
  'domain constraint',
  'constraint',
  'index',
  'partition',
  'foreign key',
  'statistics',
  'view',
  'materialized view',
  'view column',
  'rule',
  'trigger',
  'event trigger',
  'policy',
  'publication',
  'publication member',
  'subscription',
  'default privileges',
  'parameter privileges',
  'comment',
  'privilege',
  'security label',
] as const

export type KindName = (typeof kindNames)[number]

/**
 * What an object is called: its kind and its names from the outside in, never an OID, so that it is equal in every
 * database. Names are raw, unquoted. A column is `{ kind: 'column', path: ['public', 'orders', 'id'] }`, a function
 * `['public', 'f', 'integer, text']`. Kinds that say something about another object (comment, privilege, security
 * label) name it as `target`; a privilege's path is its grantee.
 */
export interface Identity {
  readonly kind: KindName
  readonly path: readonly string[]
  readonly target?: Identity
}

/** An identity as one string; equal identities have equal keys. */
export type Key = string & { readonly brand: 'key' }

const needsQuotes = /[."]| on |^$/

const part = (name: string): string => (needsQuotes.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

/** The identity as one string: readable, unambiguous, and what facts are indexed and ordered by. */
export function keyOf(id: Identity): Key {
  let own: string = id.kind
  let separator = ' '
  for (const name of id.path) {
    own += separator + part(name)
    separator = '.'
  }
  return (id.target === undefined ? own : `${own} on ${keyOf(id.target)}`) as Key
}

const signed: ReadonlySet<KindName> = new Set(['function', 'procedure', 'aggregate', 'operator'])

/** Kinds that belong to a relation or a domain and are named within it; people say that last. */
const within: ReadonlySet<KindName> = new Set(['constraint', 'foreign key', 'domain constraint', 'policy', 'trigger', 'rule'])

/** The identity for people: `policy own_rows on public.orders`, `column public.orders.id`, `function public.f(integer)`. */
export function describe(id: Identity): string {
  if (id.target !== undefined) {
    const of = describe(id.target)
    if (id.kind === 'privilege') return `privileges of ${describeGrantee(id.path)} on ${of}`
    return `${[id.kind, ...id.path].join(' ')} on ${of}`
  }
  if (id.kind === 'default privileges') {
    const [role = '', schema = '', objects = '', ...grantee] = id.path
    return `default privileges of ${describeGrantee(grantee)} on ${objects.toLowerCase()}${role === '' ? '' : ` of ${role}`}${schema === '' ? '' : ` in schema ${schema}`}`
  }
  if (id.kind === 'parameter privileges') {
    const [parameter = '', ...grantee] = id.path
    return `parameter privileges of ${describeGrantee(grantee)} on ${parameter}`
  }
  if (signed.has(id.kind)) return `${id.kind} ${id.path.slice(0, -1).join('.')}(${id.path.at(-1) ?? ''})`
  if (within.has(id.kind)) return `${id.kind} ${id.path.at(-1) ?? ''} on ${id.path.slice(0, -1).join('.')}`
  return `${id.kind} ${id.path.join('.')}`
}

/** Who has a privilege: `['role', name]` by name, `['PUBLIC']` and `['OWNER']` as words. */
export function describeGrantee([sort = '', name]: readonly string[]): string {
  return name ?? (sort === 'OWNER' ? 'the owner' : sort)
}

/** Whether objects of the kind belong to the whole server, not to one database. */
export function isOfServer(kind: KindName): boolean {
  return kind === 'role'
}

const kindRank = new Map<KindName, number>(kindNames.map((name, index) => [name, index]))

/** Order of identities: by kind as listed, then by names in code unit order. */
export function compareIdentity(a: Identity, b: Identity): number {
  const byKind = rankOf(a.kind) - rankOf(b.kind)
  if (byKind !== 0) return byKind
  const left = keyOf(a)
  const right = keyOf(b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Position of a kind in `kindNames`. */
export function rankOf(kind: KindName): number {
  return kindRank.get(kind) ?? kindNames.length
}
