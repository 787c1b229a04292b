import { aboutCluster } from '../kinds/forms/cluster.ts'
import { directiveKeys } from '../kinds/forms/document.ts'
import type { Form, Said } from '../kinds/forms/form.ts'
import { forms } from '../kinds/forms/index.ts'
import { textOf } from '../kinds/forms/name.ts'
import { expanded, type Node } from '../kinds/forms/node.ts'
import { renamedIdentity } from '../kinds/forms/rename.ts'
import { checksSaid, dataSaid, onceSaid } from '../kinds/forms/rows.ts'
import { declaredBy } from '../kinds/forms/statement.ts'
import { withTemplates } from '../kinds/forms/template.ts'
import { locate } from '../kinds/forms/traced.ts'
import type { Problem } from '../model/problem.ts'
import { printed } from '../sql/sql.ts'
import { tokensOf } from '../sql/tokens.ts'
import { emptyContent, type Content } from './content.ts'
import type { Declaration } from './declaration.ts'
import type { SourceFile } from './files.ts'
import { indexOfCharacter, Lines } from './lines.ts'
import { YamlNode } from './yaml-node.ts'
import { suggestion, Validation } from './yaml-validation.ts'

const byKey = new Map(forms.filter((form) => form.listed === undefined).map((form) => [form.key, form]))
const byPlural = new Map(forms.map((form) => [form.plural, form]))
const topLevel = [...byKey.keys(), 'template', ...byPlural.keys(), 'templates', ...Object.keys(directiveKeys)]

/**
 * Reads YAML files: one content for each, in the order given. Templates of all files are known in each.
 * @param environment - what `only` compares with; null where none is chosen
 */
export async function readYamlFiles(files: readonly SourceFile[], environment: string | null): Promise<readonly Content[]> {
  if (files.length === 0) return []
  const [yaml, validation] = await Promise.all([import('yaml'), Validation.load()])
  const templates = new Map<string, Node>()
  const read = files.map((file) => {
    const lines = new Lines(file.path, file.text)
    const content = emptyContent()
    const parsed = yaml.parseAllDocuments(file.text, { prettyErrors: false, version: '1.2', merge: true, uniqueKeys: true })
    const documents: { readonly node: Node; readonly definition: string }[] = []
    for (const document of Array.isArray(parsed) ? parsed : []) {
      for (const error of document.errors) content.problems.push(syntaxProblem(error.message, error.code, error.pos, lines))
      if (document.errors.length > 0 || document.contents === null) continue
      const node = new YamlNode(document.contents, { document, lines, guards: yaml }, null)
      if (node.shape === 'null') continue
      const definition = definitionOf(node)
      const problems = validation.check(node, definition, topLevel)
      content.problems.push(...problems)
      if (problems.length > 0 || !chosen(node, environment)) continue
      documents.push({ node, definition })
      const template = node.get('template')
      if (template !== undefined) templates.set(textOf(template), node)
      for (const [name, body] of node.get('templates')?.entries ?? []) if (definition === 'several') templates.set(textOf(name), body)
    }
    return { content, documents }
  })
  for (const { content, documents } of read) {
    for (const { node, definition } of documents) {
      for (const said of saidBy(node, definition, templates, environment)) add(content, said)
    }
  }
  return read.map(({ content }) => content)
}

/** Which definition of the JSON Schema a document is meant by: the key of what it is about, or `several`. */
function definitionOf(node: Node): string {
  const keys = node.entries.map(([key]) => key.text.sql)
  const candidates = keys.filter((key) => key === 'template' || byKey.has(key))
  // A function has a language, an extension a schema: those keys are about objects of their own only where they stand alone.
  const whole = candidates.find((key) => candidates.every((other) => other === key || byKey.get(key)?.properties[other] !== undefined))
  return whole ?? candidates[0] ?? 'several'
}

function chosen(body: Node, environment: string | null): boolean {
  const only = body.get('only')
  return only === undefined || only.items.some((item) => textOf(item) === environment)
}

function* saidBy(node: Node, definition: string, templates: ReadonlyMap<string, Node>, environment: string | null): Generator<Said> {
  const form = byKey.get(definition)
  const name = node.get(definition)
  if (form !== undefined && name !== undefined) {
    yield* declared(form, name, node, templates)
    return
  }
  if (definition !== 'several') return
  for (const [key, value] of node.entries) {
    const several = byPlural.get(key.text.sql)
    if (several === undefined) continue
    if (several.listed !== undefined) {
      for (const item of value.items) {
        const on = item.get(several.listed)
        if (on !== undefined && chosen(item, environment)) yield* declared(several, on, item, templates)
      }
      continue
    }
    for (const item of value.shape === 'list' ? value.items : []) yield* declared(several, item, emptyBody(item), templates)
    for (const [itemName, item] of value.entries) {
      const body = expanded(item, several.short)
      if (chosen(body, environment)) yield* declared(several, itemName, body, templates)
    }
  }
  yield* checksSaid(node.get('checks'))
  yield* dataSaid(node.get('data'))
  yield* onceSaid(node.get('once'))
}

function* declared(form: Form, name: Node, body: Node, templates: ReadonlyMap<string, Node>): Generator<Said> {
  if (form.properties['templates'] === undefined) {
    yield* form.declare(name, body)
    return
  }
  const merged = withTemplates(name, body, templates)
  if ('message' in merged) yield { says: 'problem', message: merged.message, remedy: suggestion(textOf(merged.at), merged.known), at: merged.at }
  else yield* form.declare(name, merged)
}

const emptyBody = (at: Node): Node => ({
  shape: 'null',
  text: { sql: '', origins: [] },
  constant: null,
  entries: [],
  items: [],
  get: () => undefined,
  locate: (offset) => at.locate(offset),
  toJSON: () => null,
})

function add(content: Content, said: Said): void {
  const at = said.at.locate(0)
  switch (said.says) {
    case 'statement': {
      const { sql } = said.sql
      const tokens = tokensOf(sql)
      const known = declaredBy(sql, tokens, 'public')
      const statement: Declaration = {
        sql,
        at,
        locate: (offset) => locate(said.sql, indexOfCharacter(sql, offset)) ?? at,
        opaque: known === null,
        creates: known?.id ?? null,
        aboutCluster: aboutCluster(sql, tokens),
        session: false,
        settings: [],
      }
      if (said.rank === undefined) content.statements.push(statement)
      else content.late.push({ rank: said.rank, statement })
      if (known !== null) content.creations.push({ id: known.id, signature: known.signature, again: known.again, sql, at })
      return
    }
    case 'renamed': {
      const from = renamedIdentity(said.to, said.from)
      if (from === null) content.problems.push({ code: 'directive_invalid', message: 'renamed_from has too many names', remedy: 'Write the old name alone.', at })
      else content.renames.push({ to: said.to, from, at })
      return
    }
    case 'backfill':
      content.backfills.push({ table: said.table, column: said.column, set: said.set, where: said.where, batch: said.batch, at })
      return
    case 'rows':
      content.rows.push({ table: said.table, mode: said.mode, key: said.key, columns: said.columns, rows: said.rows, at })
      return
    case 'check':
      content.checks.push({ name: said.name, when: said.when, query: printed(said.query), declaredAt: at })
      return
    case 'once':
      content.once.push({ id: said.id, sql: said.sql, at })
      return
    case 'problem':
      content.problems.push({ code: 'yaml_invalid', message: said.message, remedy: said.remedy, at })
      return
  }
}

function syntaxProblem(message: string, code: string, range: readonly [number, number], lines: Lines): Problem {
  const remedy =
    code === 'DUPLICATE_KEY' ? 'Keep one of the two.' : 'Put text in quotes that begins with one of { [ * & ! | > @ ` or has ": " or " #" in it; indent with spaces.'
  return { code: 'yaml_invalid', message: `this is not YAML: ${message}`, remedy, at: lines.at(range[0]) }
}
