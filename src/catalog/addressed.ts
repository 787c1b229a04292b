/** Values by OID and, for columns, the number in their relation. */
export class Addressed<T> {
  readonly #whole = new Map<number, T>()
  readonly #columns = new Map<number, T[]>()

  get(oid: number, subid: number): T | undefined {
    return subid === 0 ? this.#whole.get(oid) : this.#columns.get(oid)?.[subid]
  }

  set(oid: number, subid: number, value: T): void {
    if (subid === 0) {
      this.#whole.set(oid, value)
      return
    }
    const columns = this.#columns.get(oid)
    if (columns !== undefined) columns[subid] = value
    else {
      const first: T[] = []
      first[subid] = value
      this.#columns.set(oid, first)
    }
  }
}
