import type { Identity } from '../../model/identity.ts'
import { isGiven } from '../comment.ts'
import { bare, withOption } from '../granting.ts'
import { compact, roleName, text, texts, type Facts, type Written, type WrittenMap } from './written.ts'

/** Comments, owner, privileges and security labels of an object, as keys of its document. */
export function attachedKeys(facts: Facts, id: Identity, owner: string | null): WrittenMap {
  const about = facts.about(id)
  const comment = (part: readonly string[]): string | undefined => {
    const found = about.find((fact) => fact.id.kind === 'comment' && fact.id.path.join() === part.join() && !isGiven(fact))
    return found === undefined ? undefined : text(found, 'text')
  }
  const labels = about.filter((fact) => fact.id.kind === 'security label')
  return compact({
    comment: comment([]),
    index_comment: comment(['index']),
    owner: owner === null ? undefined : roleName(owner),
    ...privilegeKeys(facts, id, owner),
    security_labels: Object.fromEntries(labels.map((label) => [label.id.path[0] ?? '', text(label, 'label')])),
  })
}

/** As people say them: reading before writing. */
const usualOrder = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']
const listed = (privileges: readonly string[]): Written => {
  const names = [...privileges].map(bare).sort((a, b) => usualOrder.indexOf(a) - usualOrder.indexOf(b)).map((privilege) => privilege.toLowerCase())
  return names.length === 1 ? (names[0] ?? '') : names
}

/** `grants` and `revokes`: what turns the privileges that PostgreSQL gives into those that there are. */
export function privilegeKeys(facts: Facts, id: Identity, owner: string | null): WrittenMap {
  const grants: Record<string, Written> = {}
  const revokes: Record<string, Written> = {}
  for (const fact of facts.about(id)) {
    if (fact.id.kind === 'privilege') addPrivileges(fact.id.path, texts(fact, 'privileges'), texts(fact, 'usual'), owner, grants, revokes, wholeOf(facts, id))
  }
  return { grants, revokes }
}

/** Every privilege that there is on a relation. */
function wholeOf(facts: Facts, { kind }: Identity): readonly string[] {
  if (!['table', 'view', 'materialized view', 'foreign table'].includes(kind)) return []
  return facts.catalog.server.version >= 170_000 ? usualOrder : usualOrder.slice(0, -1)
}

/**
 * @param whole - what ALL means there; empty where that is not said
 * @param grantee - `['role', name]`, `['PUBLIC']`, `['OWNER']`
 */
export function addPrivileges(
  grantee: readonly string[],
  privileges: readonly string[],
  usual: readonly string[],
  owner: string | null,
  grants: Record<string, Written>,
  revokes: Record<string, Written>,
  whole: readonly string[] = [],
): void {
  const [sort, name = ''] = grantee
  const key = sort === 'PUBLIC' ? 'public' : sort === 'role' ? roleName(name) : owner === null ? 'current_user' : roleName(owner)
  const has = (list: readonly string[], privilege: string): boolean => list.some((other) => bare(other) === bare(privilege))
  const gone = usual.filter((privilege) => !has(privileges, privilege))
  const plain = privileges.filter((privilege) => !withOption(privilege) && !has(usual, privilege))
  const optional = privileges.filter((privilege) => withOption(privilege) && !usual.includes(privilege))
  if (gone.length > 0) revokes[key] = gone.length === usual.length ? 'all' : listed(gone)
  if (optional.length > 0) grants[key] = compact({ privileges: plain.length === 0 ? undefined : listed(plain), with_grant_option: listed(optional) })
  else if (plain.length > 0) grants[key] = whole.length > 0 && whole.every((privilege) => plain.includes(privilege)) ? 'all' : listed(plain)
}
