declare module 'pg-query-emscripten' {
  interface Parser {
    parse(text: string): {
      readonly parse_tree: { readonly stmts: readonly unknown[] }
      readonly error?: { readonly message: string; readonly cursorpos: number } | null
    }
  }
  /** Constructing gives a promise: the module is emscripten's. */
  const Parser: new (options: { print(line: string): void; printErr(line: string): void }) => Promise<Parser>
  export default Parser
}
