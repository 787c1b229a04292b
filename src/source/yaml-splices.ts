import type * as yamlLibrary from 'yaml'
import type { Node, Pair, YAMLMap } from 'yaml'
import { shown } from './write-yaml.ts'

interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * What is changed in a YAML text while everything else stays as it is written: the library prints documents anew, with its own spaces,
 * quotes and folds. Places are those of the text as it was parsed; what a pair becomes is told before its nodes are changed.
 */
export class Splices {
  private readonly splices: Splice[] = []
  /** Where the pairs end that have been told of. */
  private readonly ends = new Map<Pair, number>()
  private isPossible: boolean
  private readonly text: string
  private readonly yaml: typeof yamlLibrary

  constructor(text: string, yaml: typeof yamlLibrary) {
    this.text = text
    this.yaml = yaml
    this.isPossible = !text.includes('\r')
  }

  /** The text with all of it; null where the changes cannot be made so. */
  result(): string | null {
    if (!this.isPossible) return null
    let made = ''
    let at = 0
    for (const { from, to, text } of [...this.splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
      if (from < at) return null
      made += this.text.slice(at, from) + text
      at = to
    }
    return made + this.text.slice(at)
  }

  replace(map: YAMLMap, pair: Pair, node: Node): void {
    this.tell(this.replacing(map, pair, node))
  }

  remove(map: YAMLMap, pair: Pair): void {
    this.tell(this.removing(map, pair))
  }

  /** @param after - undefined: at the map's end */
  insert(map: YAMLMap, pair: Pair, node: Node, after: Pair | undefined): void {
    this.tell(this.inserting(map, pair, node, after))
  }

  private tell(splices: readonly Splice[] | null): void {
    if (splices === null) this.isPossible = false
    else this.splices.push(...splices)
  }

  private replacing(map: YAMLMap, pair: Pair, node: Node): readonly Splice[] | null {
    const old = pair.value
    const [colon, end] = [this.colonOf(pair), this.endOf(pair)]
    if (colon === null || end === null || !this.yaml.isNode(old) || !Array.isArray(old.range) || this.isMarked(old)) return null
    const from = old.range[0]
    this.ends.set(pair, end)
    const gap = this.text.slice(colon, from)
    const space = gap === '' ? ' ' : ''
    if (map.flow === true) return [{ from, to: end, text: `${space}${this.flowed('key', node).slice('key: '.length)}` }]
    const [head = '', ...lines] = this.blocked('key', node, this.columnOf(pair))
    const value = head.trim().slice('key:'.length)
    if (gap.includes('\n')) {
      const start = this.lineStart(from)
      const below = lines.length > 0 ? { from: start, to: end, text: lines.join('\n') } : { from: start, to: this.lineEnd(end) + 1, text: '' }
      return [{ from: colon, to: colon, text: value }, below]
    }
    const beside = value === '' ? { from: colon, to: end, text: '' } : { from, to: end, text: `${space}${value.trimStart()}` }
    return lines.length > 0 ? [beside, this.linesBelow(end, lines)] : [beside]
  }

  private removing(map: YAMLMap, pair: Pair): readonly Splice[] | null {
    const [start, end] = [this.startOf(pair), this.endOf(pair)]
    if (start === null || end === null || map.items.length < 2) return null
    if (map.flow === true) {
      const index = map.items.indexOf(pair)
      const next = map.items[index + 1]
      const from = next === undefined ? this.endOf(map.items[index - 1]) : start
      const to = next === undefined ? end : this.startOf(next)
      return from === null || to === null || this.text.slice(from, to).includes('#') ? null : [{ from, to, text: '' }]
    }
    let from = this.lineStart(start)
    if (this.text.slice(from, start).trim() !== '') return null
    // What is said above a key is about it, unless it is about the value that ends there.
    const isCommented = this.yaml.isNode(pair.key) && (pair.key.commentBefore ?? '') !== ''
    while (isCommented && /^\s*#/.test(this.text.slice(this.lineStart(from - 1), from))) from = this.lineStart(from - 1)
    return [{ from, to: this.lineEnd(end) + 1, text: '' }]
  }

  private inserting(map: YAMLMap, pair: Pair, node: Node, after: Pair | undefined): readonly Splice[] | null {
    const end = this.endOf(after ?? map.items.at(-1))
    if (end === null) return null
    this.ends.set(pair, end)
    if (map.flow === true) return [{ from: end, to: end, text: `, ${this.flowed(keyOf(pair), node)}` }]
    return [this.linesBelow(end, this.blocked(keyOf(pair), node, this.columnOf(map.items.find((one) => this.startOf(one) !== null))))]
  }

  private linesBelow(at: number, lines: readonly string[]): Splice {
    const end = this.lineEnd(at)
    return end === this.text.length ? { from: end, to: end, text: `\n${lines.join('\n')}` } : { from: end + 1, to: end + 1, text: `${lines.join('\n')}\n` }
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end < 0 ? this.text.length : end
  }

  private startOf(pair: Pair | undefined): number | null {
    const key = pair?.key
    return this.yaml.isNode(key) && Array.isArray(key.range) ? key.range[0] : null
  }

  /** After the last character of the value, without the spaces and comments that follow. */
  private endOf(pair: Pair | undefined): number | null {
    if (pair === undefined) return null
    const known = this.ends.get(pair)
    if (known !== undefined) return known
    const { value } = pair
    if (this.yaml.isMap(value) && value.flow !== true) return value.items.length === 0 ? null : Math.max(...value.items.map((item) => this.endOf(item) ?? -1))
    if (this.yaml.isSeq(value) && value.flow !== true) {
      const last: unknown = value.items.at(-1)
      return this.yaml.isScalar(last) && Array.isArray(last.range) ? last.range[1] : null
    }
    if (!this.yaml.isNode(value) || !Array.isArray(value.range)) return null
    return value.range[0] + this.text.slice(value.range[0], value.range[1]).trimEnd().length
  }

  private colonOf(pair: Pair): number | null {
    const { key } = pair
    if (!this.yaml.isNode(key) || !Array.isArray(key.range)) return null
    const gap = /^\s*:/.exec(this.text.slice(key.range[1]))
    return gap === null ? null : key.range[1] + gap[0].length
  }

  private columnOf(pair: Pair | undefined): number {
    const start = this.startOf(pair)
    return start === null ? 0 : start - this.lineStart(start)
  }

  /** Anchors and tags stand before a value. */
  private isMarked(node: Node): boolean {
    return this.yaml.isAlias(node) || node.anchor !== undefined || node.tag !== undefined
  }

  private flowed(key: string, node: Node): string {
    return this.printed(key, node, true).trim().slice(1, -1).trim()
  }

  private blocked(key: string, node: Node, column: number): readonly string[] {
    const lines = this.printed(key, node, false).trimEnd().split('\n')
    return lines.map((line) => (line === '' ? '' : `${' '.repeat(column)}${line}`))
  }

  private printed(key: string, node: Node, flow: boolean): string {
    const document = new this.yaml.Document({})
    const map = new this.yaml.YAMLMap()
    map.flow = flow
    map.items.push(new this.yaml.Pair(document.createNode(key), node))
    return shown(Object.assign(document, { contents: map }))
  }
}

const keyOf = (pair: Pair): string => String((pair.key as { readonly value: unknown }).value)
