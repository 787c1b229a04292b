import type * as yamlLibrary from 'yaml'
import type { Document, Node, Pair, YAMLMap } from 'yaml'
import type { Written, WrittenMap } from '../kinds/forms/written.ts'
import { shown, styled } from './write-yaml.ts'
import { Splices } from './yaml-splices.ts'

/** A document that says something else now: what it would be written as before and after, both by the same hand. */
export interface Edit {
  /** Where the object's name stands, in UTF-16 units of the file's text. */
  readonly at: number
  readonly before: WrittenMap
  readonly after: WrittenMap
}

/** Keys that say something about the way, not about the object: they stay. */
const directives: ReadonlySet<string> = new Set(['renamed_from', 'backfill', 'only', 'data', 'checks', 'templates'])

/** Where a value in short goes when it is said at length. */
const shortKeys: { readonly [section: string]: string } = {
  columns: 'type',
  indexes: 'definition',
  triggers: 'definition',
  rules: 'definition',
  exclude: 'definition',
  constraints: 'definition',
  foreign_keys: 'definition',
  check: 'condition',
  unique: 'columns',
}

type Yaml = typeof yamlLibrary

/**
 * The text of a YAML file with the object's document changed: only what differs between `before` and `after` is written anew; the rest, comments,
 * order and directives stay. With `whole`, all of the document is written as `after` says it, under the comments that it had.
 * @returns null where the document says things in a way that the differences do not fit
 */
export async function updateYaml(text: string, edit: Edit, whole: boolean): Promise<string | null> {
  const yaml = await import('yaml')
  const parsed = yaml.parseAllDocuments(text, { version: '1.2', merge: true })
  const documents = Array.isArray(parsed) ? parsed : []
  const document = documents.find(({ range }) => range[0] <= edit.at && edit.at <= range[2])
  if (document === undefined || document.errors.length > 0) return null
  const place = placeIn(document, edit.at, yaml)
  if (place === null) return null
  const { map, isSingle } = place
  const [name = ''] = Object.keys(edit.after)
  const strip = (content: WrittenMap): WrittenMap => (isSingle ? { ...content, [name]: edit.after[name] ?? null } : Object.fromEntries(Object.entries(content).filter(([key]) => key !== name)))
  const splices = new Splices(text, yaml)
  const editor = new Editor(document, splices, yaml)
  const fits = whole ? await editor.overlay(map, strip(edit.after), isSingle ? new Set([name]) : new Set()) : await editor.merge(map, strip(edit.before), strip(edit.after), '')
  if (!fits) return null
  const spliced = splices.result()
  if (spliced !== null && saysTheSame(yaml.parseAllDocuments(spliced, { version: '1.2', merge: true }), documents, yaml)) return spliced
  return documents.map((one, index) => (index === 0 || /^(?:%|---)/.test(shown(one)) ? shown(one) : `---\n${shown(one)}`)).join('')
}

/** Whether they have the same values and comments. */
function saysTheSame(one: ReturnType<Yaml['parseAllDocuments']>, other: readonly Document[], yaml: Yaml): boolean {
  const said = (documents: readonly Document[]): string => JSON.stringify([documents.map((document) => document.toJS() as unknown), documents.flatMap((document) => commentsOf(document, yaml)).sort()])
  return Array.isArray(one) && one.every(({ errors }) => errors.length === 0) && said(one) === said(other)
}

function commentsOf(document: Document, yaml: Yaml): readonly string[] {
  const found: string[] = []
  const add = (node: { readonly comment?: string | null | undefined; readonly commentBefore?: string | null | undefined }): void => {
    for (const text of [node.commentBefore, node.comment]) found.push(...(text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== ''))
  }
  add(document)
  yaml.visit(document, { Node: (_, node) => add(node), Pair: (_, pair) => add(pair as { comment?: string }) })
  return found
}

/** The map that says what the object is: the document, where its name is a value, or the value of its name. */
function placeIn(document: Document, at: number, yaml: Yaml): { readonly map: YAMLMap; readonly isSingle: boolean } | null {
  const covers = (node: unknown): boolean => yaml.isNode(node) && Array.isArray(node.range) && node.range[0] <= at && at < Math.max(node.range[1], node.range[0] + 1)
  if (!yaml.isMap(document.contents)) return null
  for (const pair of document.contents.items) {
    if (covers(pair.value) && !yaml.isMap(pair.value)) return { map: document.contents, isSingle: true }
    if (!yaml.isMap(pair.value)) continue
    for (const inner of pair.value.items) if (covers(inner.key)) return yaml.isMap(inner.value) ? { map: inner.value, isSingle: false } : null
  }
  return null
}

class Editor {
  private readonly document: Document
  private readonly splices: Splices
  private readonly yaml: Yaml

  constructor(document: Document, splices: Splices, yaml: Yaml) {
    this.document = document
    this.splices = splices
    this.yaml = yaml
  }

  private pairOf(map: YAMLMap, key: string): Pair | undefined {
    return map.items.find((pair) => this.keyOf(pair) === key)
  }

  private keyOf(pair: Pair): string {
    return this.yaml.isScalar(pair.key) ? String(pair.key.value) : ''
  }

  /** Carries the differences over; false where the document has no place for one. */
  async merge(map: YAMLMap, before: WrittenMap, after: WrittenMap, section: string): Promise<boolean> {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [before[key], after[key]]
      if (JSON.stringify(was) === JSON.stringify(is)) continue
      const pair = this.pairOf(map, key)
      if (pair === undefined) {
        // It was said in another way, or by a template.
        if (was !== undefined) return false
        if (is !== undefined) await this.insert(map, key, is, Object.keys(after))
      } else if (is === undefined) this.remove(map, pair)
      else if (isMap(was) && isMap(is) && this.yaml.isMap(pair.value) && !(section === '' && !(key in shortKeys) && key !== 'policies')) {
        if (!(await this.merge(pair.value, was, is, section === '' ? key : `${section}.`))) return false
      } else await this.replace(map, pair, is, section)
    }
    return true
  }

  /** Every key as `after` has it, with the comments and directives that were there. */
  async overlay(map: YAMLMap, after: WrittenMap, kept: ReadonlySet<string>): Promise<boolean> {
    const fresh = (await styled(after)).contents
    if (!this.yaml.isMap(fresh)) return false
    for (const pair of [...map.items]) {
      const key = this.keyOf(pair)
      if (after[key] === undefined && !directives.has(key) && !kept.has(key)) this.remove(map, pair)
    }
    for (const [key, value] of Object.entries(after)) {
      if (kept.has(key)) continue
      const pair = this.pairOf(map, key)
      if (pair === undefined) await this.insert(map, key, value, Object.keys(after))
      else if (this.yaml.isMap(pair.value) && isMap(value)) await this.overlay(pair.value, value, new Set())
      else if (JSON.stringify(pair.value) !== JSON.stringify(value)) await this.replace(map, pair, value, key)
    }
    return true
  }

  private remove(map: YAMLMap, pair: Pair): void {
    this.splices.remove(map, pair)
    map.delete(pair.key)
  }

  private async insert(map: YAMLMap, key: string, value: Written, order: readonly string[]): Promise<void> {
    const pair = this.document.createPair(key, null) as Pair
    const node = await this.styledNode(value)
    pair.value = node
    // After the nearest key that comes before it where it is written anew.
    const before = order.slice(0, order.indexOf(key)).reverse().map((other) => map.items.findIndex((item) => this.keyOf(item) === other)).find((index) => index >= 0)
    this.splices.insert(map, pair, node, before === undefined ? undefined : map.items[before])
    map.items.splice(before === undefined ? map.items.length : before + 1, 0, pair)
  }

  private async replace(map: YAMLMap, pair: Pair, value: Written, section: string): Promise<void> {
    const old = pair.value
    const node = await this.styledNode(value)
    if (this.yaml.isMap(old)) {
      const stay = old.items.filter((item) => directives.has(this.keyOf(item)))
      if (stay.length > 0) {
        const short = shortKeys[section]
        const target = this.yaml.isMap(node) ? node : short === undefined ? null : await this.styledNode({ [short]: value })
        if (this.yaml.isMap(target)) {
          for (const item of stay) if (!target.items.some((other) => this.keyOf(other) === this.keyOf(item))) target.items.push(item)
          target.flow = old.flow === true
          this.splices.replace(map, pair, target)
          pair.value = withComments(target, old)
          return
        }
      }
    }
    this.splices.replace(map, pair, node)
    pair.value = this.yaml.isNode(old) ? withComments(node, old) : node
  }

  private async styledNode(value: Written): Promise<Node> {
    // Depth decides what is short enough for a line: as a value of a value.
    const whole = await styled({ a: { b: value } })
    const inner: unknown = whole.getIn(['a', 'b'], true)
    return this.yaml.isNode(inner) ? inner : this.document.createNode(value)
  }
}

const isMap = (value: Written | undefined): value is WrittenMap => typeof value === 'object' && value !== null && !Array.isArray(value)

function withComments(node: Node, old: Node): Node {
  if (old.comment !== null && old.comment !== undefined) node.comment = old.comment
  if (old.commentBefore !== null && old.commentBefore !== undefined) node.commentBefore = old.commentBefore
  if (old.spaceBefore === true) node.spaceBefore = true
  return node
}
