import type { Lock } from '../model/lock-mode.ts'
import { join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { draft, type Draft } from './kind.ts'

/** What GRANT and REVOKE name besides the privileges. */
export interface Grant {
  /** Before the verb: ALTER DEFAULT PRIVILEGES and for whom. */
  readonly head?: Sql
  /** After each privilege: the column that it is confined to. */
  readonly column?: Sql
  readonly on: Sql
  readonly grantee: Sql
}

/** The same for people. */
interface Named {
  readonly who: string
  readonly on: string
  readonly locks?: readonly Lock[]
}

/** Statements between two lists of privileges, with what each does to these privileges. */
export interface GrantStatement {
  readonly does: 'revoke' | 'revoke option' | 'grant' | 'grant option'
  /** Without asterisks. */
  readonly privileges: readonly string[]
  readonly sql: Sql
}

/** Whether a privilege may be granted on. */
export const withOption = (privilege: string): boolean => privilege.endsWith('*')

/** A privilege's name without the asterisk of the grant option. */
export const bare = (privilege: string): string => privilege.replace('*', '')

/** The statements that turn the privileges that a grantee has into those it shall have; none where they are the same. */
export function grantStatements({ head, column, on, grantee }: Grant, from: readonly string[], to: readonly string[]): readonly GrantStatement[] {
  const had = new Set(from)
  const wanted = new Set(to)
  const has = (set: ReadonlySet<string>, name: string): boolean => set.has(name) || set.has(`${name}*`)
  const before = head === undefined ? nothing : sql`${head} `
  const statement = (does: GrantStatement['does'], names: readonly string[]): readonly GrantStatement[] => {
    if (names.length === 0) return []
    const privileges = names.map(bare)
    const listed = join(privileges.map((name) => sql`${printed(name)}${column ?? nothing}`), ', ')
    switch (does) {
      case 'revoke':
        return [{ does, privileges, sql: sql`${before}REVOKE ${listed} ON ${on} FROM ${grantee}` }]
      case 'revoke option':
        return [{ does, privileges, sql: sql`${before}REVOKE GRANT OPTION FOR ${listed} ON ${on} FROM ${grantee}` }]
      case 'grant':
        return [{ does, privileges, sql: sql`${before}GRANT ${listed} ON ${on} TO ${grantee}` }]
      case 'grant option':
        return [{ does, privileges, sql: sql`${before}GRANT ${listed} ON ${on} TO ${grantee} WITH GRANT OPTION` }]
    }
  }
  return [
    ...statement('revoke', from.filter((name) => !has(wanted, bare(name)))),
    ...statement('revoke option', from.filter((name) => withOption(name) && wanted.has(bare(name)))),
    ...statement('grant', to.filter((name) => !withOption(name) && !has(had, name))),
    ...statement('grant option', to.filter((name) => withOption(name) && !had.has(name))),
  ]
}

/** A draft of it that says who gains or loses what. */
export function grantDraft({ does, privileges, sql: text }: GrantStatement, { who, on, locks = [] }: Named): Draft {
  const names = privileges.join(', ')
  const said: { readonly [Does in GrantStatement['does']]: readonly [title: string, message: string] } = {
    revoke: [`revoke ${names} from ${who} on ${on}`, `${who} loses ${names} on ${on}`],
    'revoke option': [`revoke the right to grant ${names} from ${who} on ${on}`, `${who} may no longer grant ${names} on ${on}`],
    grant: [`grant ${names} to ${who} on ${on}`, `${who} gains ${names} on ${on}`],
    'grant option': [`grant ${names} to ${who} on ${on}, with grant option`, `${who} gains ${names} on ${on}, and may grant it`],
  }
  const [title, message] = said[does]
  return draft(text, { title, locks, hazards: [{ name: 'changes_access', message }] })
}
