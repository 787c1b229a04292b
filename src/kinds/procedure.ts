import { sql, type Sql } from '../sql/sql.ts'
import { address, signature } from './address.ts'
import { defineKind, draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { someRoutine } from './query.ts'
import { moveAndRename } from './rename.ts'
import { routineClauses, routineColumns, routineJoins, routineQuery, routineName, routineSlot, shapeBreaks, type Routine } from './routine.ts'

const definition = (of: Identity, attributes: Routine): Sql =>
  sql`PROCEDURE ${signature({ ...of, path: [...of.path.slice(0, 2), attributes.arguments] })}\n${routineClauses(attributes, [])}`

const rights = (of: Identity, definer: boolean): string => `procedure ${of.path.slice(0, 2).join('.')} runs with the rights of its ${definer ? 'owner' : 'caller'}`

/** Procedures: rows of pg_proc. */
export const procedure = defineKind<Routine>({
  kind: 'procedure',
  catalog: 'pg_proc',
  presence: someRoutine('p'),
  query: () => routineQuery(`p.prokind = 'p'`, routineColumns, routineJoins),
  path: ['schema', 'name', 'types'],
  types: { shape: 'json', securityDefiner: 'boolean', settings: 'text[]', transforms: 'text[]' },
  deparsed: ['arguments', 'sqlBody'],
  slots: (fact) => [routineSlot(fact.id.path)],
  calledAs: routineName,
  hasBody: true,
  create: (fact) => [
    draft(sql`CREATE ${definition(fact.id, fact.attributes)}`, {
      hazards: fact.attributes.securityDefiner ? [{ name: 'changes_access', message: rights(fact.id, true) }] : [],
    }),
    ...setOwner(address(fact.id), fact.attributes.owner),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    arguments: 'replace',
    shape: 'replace',
    language: 'replace',
    body: 'replace',
    sqlBody: 'replace',
    library: 'replace',
    securityDefiner: 'replace',
    settings: 'replace',
    transforms: 'replace',
    owner: ownerRule((pair) => address(pair.id)),
  },
  replace: ({ id, before, after }) => {
    if (shapeBreaks(before, after)) return 'recreate'
    const exposed = before.securityDefiner || after.securityDefiner
    return [
      draft(sql`CREATE OR REPLACE ${definition(id, after)}`, {
        hazards: exposed ? [{ name: 'changes_access', message: rights(id, after.securityDefiner) }] : [],
      }),
    ]
  },
})
