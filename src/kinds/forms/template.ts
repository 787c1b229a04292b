import { printed } from '../../sql/sql.ts'
import { pathOf, qualified, textOf } from './name.ts'
import { overlaid, substituted, type Node } from './node.ts'
import { madeFrom, type Traced } from './traced.ts'

/** Templates by name. */
export type Templates = ReadonlyMap<string, Node>

/** The table's document laid over its templates, or what is wrong with the use of one. */
export function withTemplates(name: Node, body: Node, templates: Templates): Node | { readonly at: Node; readonly message: string; readonly known: readonly string[] } {
  const uses = usesOf(body.get('templates'))
  const layers: Node[] = []
  for (const [use, given] of uses) {
    const template = templates.get(textOf(use))
    if (template === undefined) return { at: use, message: `there is no template ${textOf(use)}`, known: [...templates.keys()] }
    const [schema, table] = pathOf(qualified(name))
    const values = new Map<string, Traced>([
      ['schema', madeFrom(name, printed(schema))],
      ['table', madeFrom(name, printed(table))],
    ])
    for (const [parameter, usual] of parametersOf(template)) {
      const value = given?.get(parameter) ?? usual
      if (value === undefined) return { at: use, message: `the template ${textOf(use)} needs a value for ${parameter}`, known: [] }
      values.set(parameter, value.text)
    }
    const unknown = given?.entries.find(([key]) => !values.has(textOf(key)))
    if (unknown !== undefined) return { at: unknown[0], message: `the template ${textOf(use)} has no parameter ${textOf(unknown[0])}`, known: [...values.keys()] }
    layers.push(substituted(template, values))
  }
  return overlaid([body, ...layers])
}

function usesOf(node: Node | undefined): readonly (readonly [use: Node, given: Node | undefined])[] {
  if (node === undefined) return []
  return node.shape === 'map' ? node.entries : node.items.map((item) => [item, undefined] as const)
}

function parametersOf(template: Node): readonly (readonly [name: string, usual: Node | undefined])[] {
  const node = template.get('parameters')
  if (node === undefined) return []
  return node.shape === 'map' ? node.entries.map(([key, value]) => [textOf(key), value.shape === 'null' ? undefined : value] as const) : node.items.map((item) => [textOf(item), undefined] as const)
}
