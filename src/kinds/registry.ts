import type { Attributes, Fact } from '../model/fact.ts'
import type { KindName } from '../model/identity.ts'
import type { Kind } from './kind.ts'
import { aggregate } from './aggregate.ts'
import { compositeType } from './composite-type.ts'
import { domainConstraint } from './domain-constraint.ts'
import { domain } from './domain.ts'
import { enumKind } from './enum.ts'
import { functionKind } from './function.ts'
import { policy } from './policy.ts'
import { procedure } from './procedure.ts'
import { schema } from './schema.ts'

/** A room whose attributes are not known where it is used: the stages see facts of all kinds alike. */
const room = <A extends Attributes>(kind: Kind<A>): Kind => kind as unknown as Kind

/** Every kind that we manage, in the order of `kindNames`. */
export const kinds: readonly Kind[] = [
  room(schema),
  room(enumKind),
  room(domain),
  room(compositeType),
  room(functionKind),
  room(procedure),
  room(aggregate),
  room(domainConstraint),
  room(policy),
]

const byName = new Map<KindName, Kind>(kinds.map((kind) => [kind.kind, kind]))

/** The room of a fact. Throws where the registry lacks it: a fact can only come from a room. */
export function kindOf(fact: Fact | KindName): Kind {
  const name = typeof fact === 'string' ? fact : fact.id.kind
  const kind = byName.get(name)
  if (kind === undefined) throw new Error(`no room for the kind ${name}`)
  return kind
}
