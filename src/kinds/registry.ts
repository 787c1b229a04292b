import type { Attributes, Fact } from '../model/fact.ts'
import type { Key, KindName } from '../model/identity.ts'
import type { Sql } from '../sql/sql.ts'
import type { Kind, Meant } from './kind.ts'
import { accessMethod } from './access-method.ts'
import { aggregate } from './aggregate.ts'
import { baseType } from './base-type.ts'
import { cast } from './cast.ts'
import { collation } from './collation.ts'
import { column } from './column.ts'
import { comment } from './comment.ts'
import { compositeType } from './composite-type.ts'
import { constraint } from './constraint.ts'
import { conversion } from './conversion.ts'
import { defaultPrivileges } from './default-privileges.ts'
import { columnDefault } from './default.ts'
import { domainConstraint } from './domain-constraint.ts'
import { domain } from './domain.ts'
import { enumKind } from './enum.ts'
import { eventTrigger } from './event-trigger.ts'
import { extension } from './extension.ts'
import { foreignDataWrapper } from './foreign-data-wrapper.ts'
import { foreignKey } from './foreign-key.ts'
import { foreignTable } from './foreign-table.ts'
import { functionKind } from './function.ts'
import { index } from './index.ts'
import { language } from './language.ts'
import { materializedView } from './materialized-view.ts'
import { operatorClass } from './operator-class.ts'
import { operatorFamily } from './operator-family.ts'
import { operator } from './operator.ts'
import { parameterPrivileges } from './parameter-privileges.ts'
import { partition } from './partition.ts'
import { policy } from './policy.ts'
import { privilege } from './privilege.ts'
import { procedure } from './procedure.ts'
import { publicationMember } from './publication-member.ts'
import { publication } from './publication.ts'
import { rangeType } from './range-type.ts'
import { rule } from './rule.ts'
import { schema } from './schema.ts'
import { securityLabel } from './security-label.ts'
import { sequence } from './sequence.ts'
import { server } from './server.ts'
import { statistics } from './statistics.ts'
import { subscription } from './subscription.ts'
import { table } from './table.ts'
import { textSearchConfiguration } from './text-search-configuration.ts'
import { textSearchDictionary } from './text-search-dictionary.ts'
import { textSearchParser } from './text-search-parser.ts'
import { textSearchTemplate } from './text-search-template.ts'
import { transform } from './transform.ts'
import { trigger } from './trigger.ts'
import { userMapping } from './user-mapping.ts'
import { viewColumn } from './view-column.ts'
import { view } from './view.ts'

/** A room whose attributes are not known where it is used: the stages see facts of all kinds alike. */
const room = <A extends Attributes>(kind: Kind<A>): Kind => kind as unknown as Kind

/** Every kind that we manage, in the order of `kindNames`. */
export const kinds: readonly Kind[] = [
  room(schema),
  room(extension),
  room(language),
  room(foreignDataWrapper),
  room(server),
  room(userMapping),
  room(collation),
  room(enumKind),
  room(domain),
  room(compositeType),
  room(rangeType),
  room(baseType),
  room(textSearchParser),
  room(textSearchTemplate),
  room(textSearchDictionary),
  room(textSearchConfiguration),
  room(sequence),
  room(table),
  room(foreignTable),
  room(column),
  room(functionKind),
  room(procedure),
  room(aggregate),
  room(operator),
  room(operatorFamily),
  room(operatorClass),
  room(accessMethod),
  room(cast),
  room(transform),
  room(conversion),
  room(columnDefault),
  room(domainConstraint),
  room(constraint),
  room(index),
  room(partition),
  room(foreignKey),
  room(statistics),
  room(view),
  room(materializedView),
  room(viewColumn),
  room(rule),
  room(trigger),
  room(eventTrigger),
  room(policy),
  room(publication),
  room(publicationMember),
  room(subscription),
  room(defaultPrivileges),
  room(parameterPrivileges),
  room(comment),
  room(privilege),
  room(securityLabel),
]

export { asMeantOn, unsupported } from './features.ts'
export { presenceQuery } from './query.ts'

const byName = new Map<KindName, Kind>(kinds.map((kind) => [kind.kind, kind]))

/** The room of a fact. Throws where the registry lacks it: a fact can only come from a room. */
export function kindOf(fact: Fact | KindName): Kind {
  const name = typeof fact === 'string' ? fact : fact.id.kind
  const kind = byName.get(name)
  if (kind === undefined) throw new Error(`no room for the kind ${name}`)
  return kind
}

const imitating = kinds.flatMap((kind) => (kind.imitate === undefined ? [] : [kind.imitate]))

/** What the embedded server runs for a statement: the statement itself, but for those of which it is not capable. */
export function imitated(statement: string, meant: Meant): string {
  for (const imitate of imitating) {
    const other = imitate(statement, meant)
    if (other !== null) return other
  }
  return statement
}

/** Statements that take away what is the server's own, as far as the role may. */
export const withoutServersOwn = (major: number): readonly Sql[] => kinds.flatMap((kind) => (kind.ofServer === undefined || kind.query(major) === null ? [] : [kind.ofServer.none]))

/** The kind of the fact that a key is of. */
export function kindNameOf(key: Key): KindName {
  const known = kindPrefixes.find((name) => key === name || key.startsWith(`${name} `))
  if (known === undefined) throw new Error(`a key without a kind: ${key}`)
  return known
}

/** Longest first, so that `domain constraint` is not taken for `domain`. */
const kindPrefixes: readonly KindName[] = kinds.map((kind) => kind.kind).sort((a, b) => b.length - a.length)
