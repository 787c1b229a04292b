import { ident, join, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, id } from './kind.ts'
import { functionClause, memberColumns, operatorClause, type MemberFunction, type MemberOperator } from './operator-members.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Operator classes: rows of pg_opclass. */
type OperatorClass = {
  /** As format_type prints it. */
  readonly type: string
  readonly default: boolean
  readonly family: readonly [schema: string, name: string]
  /** The type that an index stores; null where it is the same. */
  readonly storage: string | null
  readonly operators: readonly MemberOperator[]
  readonly functions: readonly MemberFunction[]
  readonly owner: string | null
}

export const operatorClass = defineKind<OperatorClass>({
  kind: 'operator class',
  catalog: 'pg_opclass',
  presence: someObject('pg_opclass'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.opcname AS name, a.amname AS method, format_type(c.opcintype, NULL) AS type, c.opcdefault AS default,
      json_build_array(fn.nspname, f.opfname) AS family, format_type(nullif(c.opckeytype, 0), NULL) AS storage, ${memberColumns('pg_opclass', 'c.oid')},
      ${owner('c.opcowner')} AS owner
    FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace JOIN pg_am a ON a.oid = c.opcmethod
      JOIN pg_opfamily f ON f.oid = c.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name', 'method'],
  types: { default: 'boolean', family: 'json', operators: 'json', functions: 'json' },
  parent: (fact) => id('operator family', ...fact.attributes.family, fact.id.path[2] ?? ''),
  slots: (fact) => [`operator class:${fact.id.path.join('.')}`],
  create: ({ id: of, attributes: { type, default: isDefault, family, storage, operators, functions, owner: owned } }) => {
    const items = [...operators.map(operatorClause), ...functions.map(functionClause), ...(storage === null ? [] : [sql`STORAGE ${printed(storage)}`])]
    const body = items.length === 0 ? sql`STORAGE ${printed(type)}` : join(items, ',\n  ') // one item at least is asked for
    return [
      draft(
        sql`CREATE OPERATOR CLASS ${ident(...of.path.slice(0, 2))}${isDefault ? sql` DEFAULT` : nothing} FOR TYPE ${printed(type)} USING ${ident(of.path[2] ?? '')} FAMILY ${ident(...family)} AS\n  ${body}`,
      ),
      ...setOwner(address(of), owned),
    ]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    type: 'recreate',
    default: 'recreate',
    family: 'recreate',
    storage: 'recreate',
    operators: 'recreate',
    functions: 'recreate',
    owner: ownerRule((pair) => address(pair.id)),
  },
})
