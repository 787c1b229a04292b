import { functionForm, procedureForm, aggregate } from './routine.ts'
import type { Form } from './form.ts'
import { rareForms } from './rare.ts'
import { defaultPrivileges, extension, parameterPrivileges, schema } from './schema-form.ts'
import { sequence } from './sequence.ts'
import { foreignTable, table } from './table.ts'
import { compositeType, domain, enumForm, rangeType } from './types.ts'
import { materializedView, view } from './view.ts'

/** How every kind of object is written in YAML. */
export const forms: readonly Form[] = [
  table,
  view,
  materializedView,
  functionForm,
  procedureForm,
  aggregate,
  enumForm,
  domain,
  compositeType,
  rangeType,
  sequence,
  schema,
  extension,
  defaultPrivileges,
  parameterPrivileges,
  foreignTable,
  ...rareForms,
]
