import { addDomainCheck, validateDomainCheck, type DomainConstraint } from '../../kinds/domain-constraint.ts'
import type { Fact } from '../../model/fact.ts'
import { describe } from '../../model/identity.ts'
import { isInUse } from '../world.ts'
import type { Recipe } from './recipe.ts'

/** On a domain that tables use: NOT VALID first, which reads nothing; the scan, under SHARE on every one of them, comes in a transaction of its own. */
export const domainCheckNotValid: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'domain constraint') return null
  const fact = operation.fact as Fact<DomainConstraint>
  const validation = validateDomainCheck(fact.id, world.context)
  if (!fact.attributes.validated || validation.locks.length === 0 || !isInUse({ kind: 'domain', path: fact.id.path.slice(0, 2) }, world)) return null
  return [
    { title: `add ${describe(fact.id)}, not valid yet`, phase: 'expand', drafts: [addDomainCheck(fact, false)], settles: true },
    { title: `validate ${describe(fact.id)}`, phase: 'migrate', drafts: [validation] },
  ]
}
