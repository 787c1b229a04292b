import { nameOf, type Token } from './tokens.ts'

/** Walks over the tokens of one statement, word by word. */
export class Cursor {
  readonly text: string
  readonly tokens: readonly Token[]
  index: number

  constructor(text: string, tokens: readonly Token[], index = 0) {
    this.text = text
    this.tokens = tokens
    this.index = index
  }

  get token(): Token | undefined {
    return this.tokens[this.index]
  }

  /** Where the next token begins; at the end the text's length. */
  get start(): number {
    return this.token?.start ?? this.text.length
  }

  /** The word or the symbol that comes next, in lower case; empty for anything else, and at the end. */
  peek(ahead = 0): string {
    const token = this.tokens[this.index + ahead]
    return token === undefined || (token.type !== 'word' && token.type !== 'symbol') ? '' : this.text.slice(token.start, token.end).toLowerCase()
  }

  /** Steps over the words where they come next, all of them or none. */
  accept(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.peek(ahead) === word)) return false
    this.index += words.length
    return true
  }

  /** Steps over one word if it is any of these. */
  acceptAny(...words: readonly string[]): boolean {
    if (!words.includes(this.peek())) return false
    this.index += 1
    return true
  }

  /** One name, unquoted or folded; null where none comes next. */
  name(): string | null {
    const token = this.token
    if (token === undefined || (token.type !== 'word' && token.type !== 'quoted')) return null
    this.index += 1
    return nameOf(this.text, token)
  }

  /** Names joined by dots; empty where none comes next. */
  names(): readonly string[] {
    const names: string[] = []
    for (let name = this.name(); name !== null; name = this.accept('.') ? this.name() : null) names.push(name)
    return names
  }

  /** Steps to the word at this depth of parentheses; false, and at the end, where it does not come. */
  seek(...words: readonly string[]): boolean {
    for (; this.token !== undefined; this.index += 1) {
      if (this.peek() === '(') this.skipParentheses()
      if (words.includes(this.peek())) return true
    }
    return false
  }

  /** Steps over balanced parentheses, to after the closing one; returns what is between them as indexes of tokens. */
  skipParentheses(): readonly [from: number, to: number] {
    const from = this.index + 1
    let depth = 0
    for (; this.token !== undefined; this.index += 1) {
      const symbol = this.peek()
      if (symbol === '(') depth += 1
      if (symbol === ')') {
        depth -= 1
        if (depth === 0) {
          this.index += 1
          return [from, this.index - 1]
        }
      }
    }
    return [from, this.tokens.length]
  }
}
