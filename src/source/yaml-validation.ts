import type { Ajv, ErrorObject, ValidateFunction } from 'ajv'
import { distance } from 'fastest-levenshtein'
import { definitions } from '../kinds/forms/document.ts'
import type { Properties, Schema } from '../kinds/forms/form.ts'
import type { Node } from '../kinds/forms/node.ts'
import type { Problem } from '../model/problem.ts'
import { charactersIn } from './lines.ts'

/**
 * Checks documents against the JSON Schema that we ship, whose definitions are compiled one by one as they are met: the whole takes a second.
 */
export class Validation {
  private readonly quick: Ajv
  private readonly thorough: Ajv
  private readonly definitions = definitions()
  private readonly compiled = new Map<string, ValidateFunction>()

  private constructor(quick: Ajv, thorough: Ajv) {
    this.quick = quick
    this.thorough = thorough
  }

  static async load(): Promise<Validation> {
    const { Ajv } = (await import('ajv')).default
    const options = { allowUnionTypes: true, strict: false, meta: false, validateSchema: false, code: { optimize: false } }
    return new Validation(new Ajv(options), new Ajv({ ...options, allErrors: true, verbose: true }))
  }

  /**
   * @param definition - of the JSON Schema, that the document is meant by
   * @param topLevel - keys that a document can have, for telling which was meant
   */
  check(node: Node, definition: string, topLevel: readonly string[]): readonly Problem[] {
    const schema = this.definitions[definition]
    if (schema === undefined) throw new Error(`the JSON Schema has no definition ${definition}`)
    if (definition !== 'several') return this.problems(node, schema, definition, null)
    const properties = (schema['properties'] ?? {}) as Properties
    const anyOfThem = Object.fromEntries(Object.keys(properties).map((key) => [key, {}]))
    const problems = [...this.problems(node, { ...schema, properties: anyOfThem }, definition, topLevel)]
    for (const [key, value] of node.entries) {
      const property = properties[key.text.sql]
      if (property !== undefined) problems.push(...this.problems(value, property, `several ${key.text.sql}`, null, key))
    }
    return problems
  }

  /** @param cacheKey - of the schema */
  private problems(node: Node, schema: Schema, cacheKey: string, topLevel: readonly string[] | null, key: Node | null = null): readonly Problem[] {
    const json = node.toJSON()
    if (this.validator(this.quick, `quick ${cacheKey}`, schema)(json)) return []
    const validate = this.validator(this.thorough, `thorough ${cacheKey}`, schema)
    validate(json)
    const problems: Problem[] = []
    const seen = new Set<string>()
    for (const error of validate.errors ?? []) {
      if (error.keyword === 'if') continue
      const path = error.keyword === 'additionalProperties' ? `${error.instancePath}/${String(error.params['additionalProperty'])}` : error.instancePath
      if (seen.has(path) || [...seen].some((other) => other !== '' && error.instancePath.startsWith(`${other}/`))) continue
      seen.add(path)
      problems.push(problemOf(error, node, key, error.instancePath === '' ? topLevel : null))
    }
    // Where the key that says what the document is about is misspelled, all others are strange too.
    const misspelled = topLevel === null ? [] : problems.filter(({ remedy }) => isGuess(remedy))
    return misspelled.length > 0 ? misspelled : problems
  }

  private validator(ajv: Ajv, cacheKey: string, schema: Schema): ValidateFunction {
    const known = this.compiled.get(cacheKey) ?? ajv.compile(schema)
    this.compiled.set(cacheKey, known)
    return known
  }
}

function problemOf(error: ErrorObject, root: Node, rootKey: Node | null, topLevel: readonly string[] | null): Problem {
  const { node, key } = find(root, rootKey, error.instancePath)
  const name = key?.text.sql ?? 'the document'
  const yamlProblem = (at: Node, message: string, remedy: string): Problem => ({
    code: 'yaml_invalid',
    message,
    remedy,
    at: at.locate(0),
    ...(at.text.sql === '' ? {} : { length: charactersIn(at.text.sql.split('\n', 1)[0] ?? '') }),
  })
  const { params } = error
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty'])
      const at = node.entries.find(([entry]) => entry.text.sql === unknown)?.[0] ?? node
      const known = topLevel ?? Object.keys((error.parentSchema?.['properties'] ?? {}) as object)
      const remedy = /[)\]]$/.test(unknown) ? 'Inside { } a comma separates entries: put a value that has one in quotes.' : suggestion(unknown, known)
      return yamlProblem(at, topLevel === null ? `${name === 'the document' ? 'the document' : name} has no key ${unknown}` : `no document has the key ${unknown}`, remedy)
    }
    case 'required':
      return yamlProblem(key ?? node, `${name} lacks the key ${String(params['missingProperty'])}`, `Add ${String(params['missingProperty'])}.`)
    case 'type': {
      const types = [params['type']].flat().map((type) => typeWords[String(type)] ?? String(type))
      const wanted = [...new Set(types)].join(' or ')
      return yamlProblem(node.text.sql === '' ? (key ?? node) : node, `${name} is ${typeWords[shapeOf(node)] ?? 'something else'} where ${wanted} belongs`, `Write ${wanted}.`)
    }
    case 'enum': {
      const values = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : []
      return yamlProblem(node, `${name} is ${node.text.sql}, which is none of ${values.join(', ')}`, suggestion(node.text.sql, values))
    }
    default:
      return yamlProblem(key ?? node, `${name} ${error.message ?? 'is not valid'}`, 'See the JSON Schema, schemactl.schema.json.')
  }
}

const typeWords: { readonly [type: string]: string } = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
}

function shapeOf(node: Node): string {
  if (node.shape === 'map') return 'object'
  if (node.shape === 'list') return 'array'
  return node.constant === null ? 'null' : typeof node.constant
}

const isGuess = (remedy: string): boolean => remedy.startsWith('Did you mean ')

/** The name that was probably meant, else all there are. */
export function suggestion(word: string, known: readonly string[]): string {
  const [best] = known
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.far - b.far)
  if (best !== undefined) return `Did you mean ${best.name}?`
  return known.length === 0 ? `There is none yet: declare ${word}, or take the name out.` : `What there is: ${known.join(', ')}.`
}

/** The node at a JSON pointer, and the key that it stands under. */
function find(root: Node, rootKey: Node | null, pointer: string): { readonly node: Node; readonly key: Node | null } {
  let node = root
  let key = rootKey
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (node.shape === 'list') {
      const item: Node | undefined = node.items[Number(name)]
      if (item === undefined) break
      node = item
      continue
    }
    const entry: readonly [Node, Node] | undefined = node.entries.find(([candidate]) => candidate.text.sql === name)
    if (entry === undefined) break
    ;[key, node] = entry
  }
  return { node, key }
}
