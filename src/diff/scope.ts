import { kindOf } from '../kinds/registry.ts'
import type { Fact } from '../model/fact.ts'
import type { Catalog } from '../model/catalog.ts'
import { keyOf, type Identity, type Key } from '../model/identity.ts'
import type { Platform } from '../platform/platform.ts'

/** What of a database the declarations speak for. */
export interface Scope {
  /** Namespaces; `['*']` for all but the system's. */
  readonly schemas: readonly string[]
  /**
   * `managed`: owners and privileges that nobody declared are taken away. `declared`: what is declared is given, and nothing
   * is taken away.
   */
  readonly privileges: 'managed' | 'declared'
  /** What is declared: of what lies outside the schemas, that much is compared all the same. */
  readonly declared: ReadonlySet<Key>
  /** What it brings is never managed. */
  readonly platform: Platform | null
  /** Objects to leave alone: a kind or `*`, and a pattern over the dotted name in which `*` stands for anything. */
  readonly ignore: readonly { readonly kind: string; readonly pattern: string }[]
}

/** The schema that an object lies in; null where it belongs to the whole database. */
export function namespaceOf(id: Identity): string | null {
  if (id.target !== undefined) return namespaceOf(id.target)
  const kind = kindOf(id.kind)
  return kind.namespace === undefined ? (id.path[0] ?? null) : kind.namespace(id)
}

/** Whether the scope covers the object: then it may be created, altered and dropped. */
export function isManaged(fact: Fact, scope: Scope): boolean {
  if (isIgnoredFact(fact, scope) || isOfPlatform(fact, scope.platform) || isServersOwn(fact)) return false
  if (scope.schemas.includes('*')) return true
  const namespace = namespaceOf(fact.id)
  return namespace !== null && scope.schemas.includes(namespace)
}

/** Whether the platform brings the object, what it is a part of, or the schema that it lies in. */
function isOfPlatform(fact: Fact, platform: Platform | null): boolean {
  if (platform === null) return false
  const parent = kindOf(fact).parent?.(fact) ?? null
  return isBrought(fact.id, platform) || (parent !== null && isBrought(parent, platform))
}

function isBrought(id: Identity, platform: Platform): boolean {
  if (id.target !== undefined) return isBrought(id.target, platform)
  const namespace = namespaceOf(id)
  return namespace === null ? platform.objects.some(({ kind, name }) => kind === id.kind && name === id.path[0]) : platform.schemas.includes(namespace)
}

/** Whether users have put it on an object of the platform: a trigger on its tables that calls their function, a policy on stored objects. */
export function isOnPlatform(fact: Fact, { facts, dependencies }: Pick<Catalog, 'facts' | 'dependencies'>, scope: Scope): boolean {
  const { platform } = scope
  if (platform === null || isIgnoredFact(fact, scope) || !isOfPlatform(fact, platform)) return false
  const target = fact.id.target === undefined ? undefined : facts.get(keyOf(fact.id.target))
  if (target !== undefined) return isOnPlatform(target, { facts, dependencies }, scope)
  const isUsers = (key: Key): boolean => {
    const needed = facts.get(key)
    return needed !== undefined && isManaged(needed, scope)
  }
  return platform.open.some(({ kind, schemas }) => kind === fact.id.kind && (schemas === null ? (dependencies.get(fact.key) ?? []).some(isUsers) : schemas.includes(namespaceOf(fact.id) ?? '')))
}

/** Whether it is the whole server's, for all of its databases: it is never taken away. */
export const isServersOwn = ({ id }: Fact): boolean => kindOf(id.kind).ofServer !== undefined

/** Whether declarations of the whole scope state the object. What a platform's server has besides is the platform's. */
export const isWritten = (fact: Fact, scope: Scope): boolean =>
  isManaged(fact, scope) || (isServersOwn(fact) && scope.platform === null && scope.schemas.includes('*') && !isIgnoredFact(fact, scope))

/** Whether declarations have a say in what the object is. */
export function speaksFor(scope: Scope, fact: Fact): boolean {
  return mayBeDeclared(fact, scope) && (isManaged(fact, scope) || namespaceOf(fact.id) === null || scope.declared.has(fact.key))
}

/** Whether an object may be added or altered, though not dropped: declared in a schema, or for the database, that is not ours. */
export function mayBeDeclared(fact: Fact, scope: Scope): boolean {
  return !isIgnoredFact(fact, scope)
}

/** A table that is ignored takes along what belongs to it: columns, constraints, indexes, policies. */
function isIgnoredFact(fact: Fact, scope: Scope): boolean {
  if (scope.ignore.length === 0) return false
  const parent = kindOf(fact).parent?.(fact)
  return isIgnored(fact.id, scope) || (parent !== null && parent !== undefined && isIgnored(parent, scope))
}

function isIgnored(id: Identity, scope: Scope): boolean {
  if (id.target !== undefined && isIgnored(id.target, scope)) return true
  const name = id.path.join('.')
  // The relation that it is a part of, of which only the name is known.
  const relation = id.path.length > 2 && kindOf(id.kind).parent !== undefined ? id.path.slice(0, 2).join('.') : null
  return scope.ignore.some(({ kind, pattern }) => ((kind === '*' || kind === id.kind) && matches(pattern, name)) || (relation !== null && matches(pattern, relation)))
}

function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .split('*')
    .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${expression}$`).test(name)
}
