/** How words are set apart; each function returns its text as it is where there is no colour. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly cyan: (text: string) => string
}

const same = (text: string): string => text

export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same }
