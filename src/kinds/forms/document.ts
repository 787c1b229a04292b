import { mapOf, nameText, nameTexts, qualifiedName, sqlText, type Form, type Properties, type Schema } from './form.ts'
import { forms } from './index.ts'
import { checks, data } from './rows.ts'
import { tableProperties } from './table.ts'

const only = nameTexts('Environments that have it; all by default')

/** Keys of a document that are about no object of their own. */
export const directiveKeys: Properties = {
  checks,
  data: mapOf(data, 'Rows that belong to the schema, by table'),
  once: mapOf(sqlText('A statement'), 'What is run once in each database, by an id that never changes'),
}

const templateProperties: Properties = {
  parameters: {
    type: ['string', 'array', 'object'],
    items: { type: 'string' },
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'], description: 'What it is unless said; nothing where it must be said' },
    description: 'Names that stand as ${name} in keys and values, with what they are unless said; ${table} and ${schema} are always there',
  },
  ...Object.fromEntries(Object.entries(tableProperties).filter(([key]) => key !== 'templates' && key !== 'data')),
}

/** A document about one object: what its key is, and what may stand beside it. */
const single = (key: string, description: string, named: Schema, properties: Properties, required: readonly string[]): Schema => ({
  type: 'object',
  description,
  properties: { [key]: named, only, ...properties },
  required: [key, ...required],
  additionalProperties: false,
})

/** Bodies by name; where nothing must be said, names alone will do. */
function several(form: Form): Schema {
  const required = form.required ?? []
  const short = form.short === undefined ? undefined : form.properties[form.short]
  const shortTypes = short === undefined || typeof short['type'] === 'undefined' ? [] : [short['type']].flat().filter((type) => type !== 'object')
  const body: Schema = {
    type: ['object', ...(required.length === 0 ? ['null'] : []), ...shortTypes],
    ...(short?.['items'] === undefined ? {} : { items: short['items'] }),
    properties: { only, ...form.properties },
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  }
  if (form.listed !== undefined) return { type: 'array', items: { ...body, type: 'object' }, description: form.description }
  return required.length === 0
    ? { type: ['object', 'array'], items: form.named ?? qualifiedName, additionalProperties: body, description: `${form.description}, by name` }
    : { type: 'object', additionalProperties: body, description: `${form.description}, by name` }
}

/** The definitions by which documents are checked: one for each key of a document about one object, and `several`. */
export function definitions(): { readonly [name: string]: Schema } {
  const found: Record<string, Schema> = {}
  for (const form of forms) if (form.listed === undefined) found[form.key] = single(form.key, form.description, form.named ?? qualifiedName, form.properties, form.required ?? [])
  found['template'] = single('template', 'What several tables have in common', nameText('Its name'), templateProperties, [])
  found['several'] = {
    type: 'object',
    description: 'Several objects by kind and name, checks, rows',
    properties: {
      ...Object.fromEntries(forms.map((form) => [form.plural, several(form)])),
      templates: mapOf({ type: 'object', properties: templateProperties, additionalProperties: false }, 'Templates by name'),
      ...directiveKeys,
      only,
    },
    additionalProperties: false,
  }
  return found
}

/** The JSON Schema of a YAML document, for editors: the definitions, with what several have in common stated once. */
export function jsonSchema(): Schema {
  const found = definitions()
  const counts = new Map<string, number>()
  for (const schema of Object.values(found)) tally(schema, counts)
  const names = new Map<string, string>()
  const shared: Record<string, unknown> = {}
  const stated = Object.fromEntries(Object.entries(found).map(([name, schema]) => [name, shortened(schema, name, counts, names, shared, true)]))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'schemactl.schema.json',
    title: 'Declarations of schemactl',
    anyOf: Object.keys(found).map((name) => ({ $ref: `#/definitions/${name}` })),
    definitions: { ...stated, ...shared },
  }
}

const worthSharing = 200

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

function tally(value: unknown, counts: Map<string, number>): void {
  if (Array.isArray(value)) for (const item of value) tally(item, counts)
  if (!isSchema(value)) return
  const text = JSON.stringify(value)
  if (text.length < worthSharing) return
  counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const item of Object.values(value)) tally(item, counts)
}

/** The value with references in place of schemas that occur more than once; `shared` gets those. Maps of properties are no schemas. */
function shortened(value: unknown, name: string, counts: ReadonlyMap<string, number>, names: Map<string, string>, shared: Record<string, unknown>, whole: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => shortened(item, name, counts, names, shared, false))
  if (!isSchema(value)) return value
  const inside = (): unknown => Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item, key, counts, names, shared, key === 'properties')]))
  const text = JSON.stringify(value)
  if (whole || (counts.get(text) ?? 0) < 2) return inside()
  const known = names.get(text)
  if (known !== undefined) return { $ref: `#/definitions/${known}` }
  const base = `shared_${name}`
  let free = base
  for (let number = 2; free in shared; number += 1) free = `${base}_${number}`
  names.set(text, free)
  shared[free] = null
  shared[free] = inside()
  return { $ref: `#/definitions/${free}` }
}
