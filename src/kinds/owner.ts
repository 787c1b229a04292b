import type { Hazard } from '../model/hazard.ts'
import { ident, sql, type Sql } from '../sql/sql.ts'
import { draft, lock, type Draft, type Pair, type Rule } from './kind.ts'

interface Owned {
  readonly owner: string | null
}

/** `ALTER … OWNER TO`: an owner of null is the role that applies. */
export function ownerStatement(object: Sql, owner: string | null, user: string): Sql {
  return sql`ALTER ${object} OWNER TO ${ident(owner ?? user)}`
}

export const newOwner = (owner: string): Hazard => ({ name: 'changes_access', message: `the owner becomes ${owner}` })

/** Rule of the attribute `owner`; `object` is keyword and name: `TABLE public.orders`. `locks` says whether it is a relation. */
export function ownerRule<A extends Owned>(object: (pair: Pair<A>) => Sql, locks: 'relation' | 'none' = 'none'): Rule<A> {
  return (pair, context) => [
    draft(ownerStatement(object(pair), pair.after.owner, context.user), {
      locks: locks === 'relation' ? [lock(pair.id.path, 'ACCESS EXCLUSIVE')] : [],
      hazards: [newOwner(pair.after.owner ?? context.user)],
    }),
  ]
}

/** What follows a CREATE where the owner is not the role that applies. */
export function setOwner(object: Sql, owner: string | null): readonly Draft[] {
  return owner === null ? [] : [draft(sql`ALTER ${object} OWNER TO ${ident(owner)}`, { title: `make ${owner} the owner of ${object}` })]
}
