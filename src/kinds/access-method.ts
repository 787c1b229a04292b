import { printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { someObject, userOid } from './query.ts'

/** Access methods: rows of pg_am. PostgreSQL can neither alter nor rename them. */
type AccessMethod = {
  readonly type: 'INDEX' | 'TABLE'
  /** A function, qualified. */
  readonly handler: string
}

export const accessMethod = defineKind<AccessMethod>({
  kind: 'access method',
  catalog: 'pg_am',
  presence: someObject('pg_am'),
  query: () => `
    SELECT a.oid::text AS oid, a.amname AS name, CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END AS type, a.amhandler::regproc::text AS handler
    FROM pg_am a WHERE ${userOid('a.oid')}`,
  path: ['name'],
  types: {},
  namespace: () => null,
  create: ({ id, attributes: { type, handler } }) => [draft(sql`CREATE ${address(id)} TYPE ${printed(type)} HANDLER ${printed(handler)}`)],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  attributes: {
    type: 'recreate',
    handler: 'recreate',
  },
})
