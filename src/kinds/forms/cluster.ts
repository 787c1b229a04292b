import { Cursor } from '../../sql/cursor.ts'
import type { Token } from '../../sql/tokens.ts'

const objects = ['role', 'database', 'tablespace'] as const

/** What a statement says of the cluster, that is of all its databases: roles, and what they may there. */
export interface ClusterStatement {
  /** Its first words. */
  readonly words: string
  /** Whether plans carry it out. */
  readonly isManaged: boolean
}

/** Whether a statement is about the cluster; null for one about this database. */
export function aboutCluster(text: string, tokens: readonly Token[]): ClusterStatement | null {
  const words = wordsOf(text, tokens)
  return words === null ? null : { words, isManaged: words.endsWith(` ON ${managed}`) }
}

const managed = 'PARAMETER'

function wordsOf(text: string, tokens: readonly Token[]): string | null {
  const cursor = new Cursor(text, tokens)
  const first = cursor.peek()
  const words = `${first} ${cursor.peek(1)}`.toUpperCase()
  switch (first) {
    case 'create':
    case 'alter':
    case 'drop':
      cursor.index += 1
      if (cursor.accept('user', 'mapping')) return null
      if (first === 'drop' && cursor.peek() === 'owned') return words
      return cursor.acceptAny('role', 'user', 'group', 'database', 'tablespace', 'system') ? words : null
    case 'reassign':
      return words
    case 'comment':
      return cursor.accept('comment', 'on') && cursor.acceptAny(...objects) ? `COMMENT ON ${cursor.peek(-1).toUpperCase()}` : null
    case 'security':
      return cursor.seek('on') && cursor.accept('on') && cursor.acceptAny(...objects) ? `SECURITY LABEL ON ${cursor.peek(-1).toUpperCase()}` : null
    case 'grant':
    case 'revoke':
      return grantedInCluster(cursor)
    default:
      return null
  }
}

/** Membership in a role, or a privilege on what belongs to no database. */
function grantedInCluster(cursor: Cursor): string | null {
  const verb = cursor.peek().toUpperCase()
  if (!cursor.seek('on', 'to', 'from')) return null
  if (!cursor.accept('on')) return `${verb} of a role`
  const object = cursor.peek()
  return cursor.acceptAny('database', 'tablespace', 'parameter') ? `${verb} ON ${object.toUpperCase()}` : null
}
