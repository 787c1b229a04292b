import type { Catalog } from '../model/catalog.ts'
import type { Attributes, Fact, Value } from '../model/fact.ts'
import type { Identity, KindName } from '../model/identity.ts'
import type { Severity } from '../settings/settings.ts'

/** What a rule found about one object. */
export interface Finding {
  readonly rule: string
  readonly severity: Exclude<Severity, 'off'>
  readonly about: Identity
  readonly message: string
  readonly remedy: string
}

export interface LintRule {
  /** kebab-case, stable: settings name it. */
  readonly name: string
  readonly severity: Exclude<Severity, 'off'>
  /** What it looks for, one line. */
  readonly summary: string
  find(catalog: Catalog): Iterable<Pick<Finding, 'about' | 'message' | 'remedy'>>
}

/** Facts of one kind, in the catalog's order. */
export function* factsOf(catalog: Catalog, kind: KindName): Generator<Fact> {
  for (const fact of catalog.facts.values()) if (fact.id.kind === kind) yield fact
}

/** `public.orders` of anything whose path begins with a schema and a relation. */
export const relationOf = (path: readonly string[]): string => path.slice(0, 2).join('.')

export function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : []
}

export function record(value: Value | undefined): Attributes {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {}
}

export function list(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : []
}

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
