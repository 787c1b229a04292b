import type { Position } from '../model/position.ts'

/** Finds line and column of offsets into one file's text. */
export class Lines {
  readonly path: string
  readonly text: string
  private starts: readonly number[] | null = null

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  /** @param offset - in UTF-16 units, as strings are indexed */
  at(offset: number): Position {
    this.starts ??= startsOf(this.text)
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { path: this.path, line: low + 1, column: charactersIn(this.text.slice(this.starts[low] ?? 0, offset)) + 1 }
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

export function charactersIn(text: string): number {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)
  return text.length - (pairs?.length ?? 0)
}

const beyondBasicPlane = /[\ud800-\udbff]/

/** The index into a string of its character at `offset`, where characters beyond the basic plane count once. */
export function indexOfCharacter(text: string, offset: number): number {
  if (!beyondBasicPlane.test(text)) return offset
  let index = 0
  for (let left = offset; left > 0 && index < text.length; left -= 1) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
  return index
}
