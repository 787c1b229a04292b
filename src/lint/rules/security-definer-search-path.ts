import type { KindName } from '../../model/identity.ts'
import { factsOf, texts, type LintRule } from '../rule.ts'

const routines: readonly KindName[] = ['function', 'procedure']

/** Whoever calls such a routine chooses the schemas in which its names are looked up. */
export const securityDefinerSearchPath: LintRule = {
  name: 'security-definer-search-path',
  severity: 'warning',
  summary: 'A SECURITY DEFINER function that does not set search_path',
  *find(catalog) {
    for (const kind of routines) {
      for (const fact of factsOf(catalog, kind)) {
        const { securityDefiner, settings } = fact.attributes
        if (securityDefiner !== true || texts(settings).some((setting) => setting.startsWith('search_path='))) continue
        yield {
          about: fact.id,
          message: "it runs with its owner's rights and looks names up where the caller says",
          remedy: "Add SET search_path = '' and qualify the names in its body.",
        }
      }
    }
  },
}
