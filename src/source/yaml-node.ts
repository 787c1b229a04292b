import type { Alias, Document, Node as YamlAst, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { Node } from '../kinds/forms/node.ts'
import type { Traced } from '../kinds/forms/traced.ts'
import type { Position } from '../model/position.ts'
import { tokensOf } from '../sql/tokens.ts'
import type { Lines } from './lines.ts'

/** What the yaml library says a node is; it is loaded only where there are YAML files. */
export interface Guards {
  isAlias(node: unknown): node is Alias
  isMap(node: unknown): node is YAMLMap
  isScalar(node: unknown): node is Scalar
  isSeq(node: unknown): node is YAMLSeq
}

/** One document's file and parser. */
export interface Origin {
  readonly document: Document
  readonly lines: Lines
  readonly guards: Guards
}

/** A node of a parsed YAML file. */
export class YamlNode implements Node {
  readonly shape: Node['shape']
  readonly constant: string | number | boolean | null
  private readonly ast: unknown
  private readonly origin: Origin
  private readonly parent: YamlNode | null
  private knownText: Traced | null = null
  private knownEntries: readonly (readonly [YamlNode, YamlNode])[] | null = null
  private knownItems: readonly YamlNode[] | null = null

  constructor(ast: unknown, origin: Origin, parent: YamlNode | null) {
    const { guards, document } = origin
    this.ast = guards.isAlias(ast) ? ast.resolve(document) : ast
    this.origin = origin
    this.parent = parent
    const value = guards.isScalar(this.ast) ? this.ast.value : null
    this.constant = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : typeof value === 'bigint' ? String(value) : null
    this.shape = guards.isMap(this.ast) ? 'map' : guards.isSeq(this.ast) ? 'list' : this.constant === null ? 'null' : 'scalar'
  }

  get text(): Traced {
    this.knownText ??= this.readText()
    return this.knownText
  }

  private readText(): Traced {
    if (this.shape === 'map' || this.shape === 'list') return { sql: '', origins: [] }
    const { ast, constant } = this
    const source = this.origin.guards.isScalar(ast) && typeof ast.source === 'string' && typeof constant !== 'string' && constant !== null ? ast.source : null
    const text = constant === null ? 'null' : (source ?? String(constant))
    // What is put behind the text must not become part of its comment.
    const ended = text.includes('--') && endsInLineComment(text) && !text.endsWith('\n') ? `${text}\n` : text
    return { sql: ended, origins: ended === '' ? [] : [{ start: 0, end: ended.length, node: this, offset: 0, exact: true }] }
  }

  get entries(): readonly (readonly [YamlNode, YamlNode])[] {
    this.knownEntries ??= this.readEntries()
    return this.knownEntries
  }

  private readEntries(): readonly (readonly [YamlNode, YamlNode])[] {
    const { ast, origin } = this
    if (!origin.guards.isMap(ast)) return []
    const own: (readonly [YamlNode, YamlNode])[] = []
    const merged: (readonly [YamlNode, YamlNode])[] = []
    for (const { key, value } of ast.items as readonly Pair[]) {
      const name = new YamlNode(key, origin, this)
      const node = new YamlNode(value, origin, name)
      if (name.text.sql === '<<') for (const item of node.shape === 'list' ? node.items : [node]) merged.push(...item.entries)
      else own.push([name, node])
    }
    const names = new Set(own.map(([name]) => name.text.sql))
    return [...own, ...merged.filter(([name]) => !names.has(name.text.sql))]
  }

  get items(): readonly YamlNode[] {
    const { ast, origin } = this
    this.knownItems ??= origin.guards.isSeq(ast) ? ast.items.map((item) => new YamlNode(item, origin, this)) : this.shape === 'scalar' ? [this] : []
    return this.knownItems
  }

  get(key: string): YamlNode | undefined {
    return this.entries.find(([name]) => name.text.sql === key)?.[1]
  }

  /** Characters of the text and of the file are matched by counting those that are no white space, whatever the style folds. */
  locate(offset: number): Position {
    const { lines } = this.origin
    const range = rangeOf(this.ast)
    if (range === null) return this.parent?.locate(0) ?? lines.at(0)
    const { guards } = this.origin
    if (!guards.isScalar(this.ast)) return lines.at(range[0])
    const type = this.ast.type
    const file = lines.text
    let at = range[0]
    if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') at = file.indexOf('\n', at) + 1
    if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') at += 1
    let left = this.text.sql.slice(0, offset).replaceAll(/\s+/g, '').length
    for (; at < range[1]; at += 1) {
      if (/\s/.test(file.charAt(at))) continue
      if (left === 0) break
      if (type === 'QUOTE_SINGLE' && file.startsWith("''", at)) at += 1
      if (type === 'QUOTE_DOUBLE' && file.charAt(at) === '\\') at += 1
      left -= 1
    }
    return lines.at(at)
  }

  toJSON(): unknown {
    switch (this.shape) {
      case 'map':
        return Object.fromEntries(this.entries.map(([key, value]) => [key.text.sql, value.toJSON()]))
      case 'list':
        return this.items.map((item) => item.toJSON())
      default:
        return this.constant
    }
  }
}

function rangeOf(ast: unknown): readonly [number, number] | null {
  const range = (ast as YamlAst | null)?.range
  return range === undefined || range === null ? null : [range[0], range[1]]
}

function endsInLineComment(text: string): boolean {
  const last = tokensOf(text).at(-1)
  return last?.type === 'comment' && text.startsWith('--', last.start)
}
