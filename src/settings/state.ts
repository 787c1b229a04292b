import { SchemactlError } from '../model/problem.ts'

/** What `--from` and `--to` name. */
export type State =
  | { readonly state: 'server'; readonly url: string }
  /** Kept in the directory; in memory and empty where it is null. */
  | { readonly state: 'embedded'; readonly directory: string | null }
  | { readonly state: 'declarations'; readonly path: string }
  /** Declarations as of a commit; `path` null stands for the settings' `schema`. */
  | { readonly state: 'revision'; readonly revision: string; readonly path: string | null }
  | { readonly state: 'catalog'; readonly path: string }

/**
 * Reads a STATE: `postgres://…`, `pglite:DIR`, `pglite:`, `git:REF[:PATH]`, `FILE.catalog.json`, a file or a directory.
 * @throws SchemactlError `state_unknown`
 */
export function parseState(text: string): State {
  if (/^postgres(?:ql)?:\/\//.test(text)) {
    // Without a host, as libpq takes it: the socket's folder is a parameter then.
    const hosted = text.replace(/^([a-z]+:\/\/(?:[^/?#]*@)?)(?=[:/?#]|$)/i, '$1host')
    if (URL.canParse(hosted)) return { state: 'server', url: text }
    throw unknownState('the URL of the server is malformed', 'Write postgres://USER@HOST:PORT/DATABASE, the password behind USER: or in PGPASSWORD, special characters as %XX.')
  }
  const scheme = /^(pglite|git):(.*)$/s.exec(text)
  if (scheme?.[1] === 'pglite') return { state: 'embedded', directory: scheme[2] === '' ? null : (scheme[2] ?? null) }
  if (scheme?.[1] === 'git') {
    const [revision = '', ...path] = (scheme[2] ?? '').split(':')
    if (revision !== '') return { state: 'revision', revision, path: path.length === 0 ? null : path.join(':') }
  }
  if (text === '' || scheme !== null || /^[a-z][a-z0-9+]*:\/\//i.test(text)) throw unknownState(`${text === '' ? 'the empty text' : redacted(text)} names no state`, stateForms)
  return text.endsWith('.catalog.json') ? { state: 'catalog', path: text } : { state: 'declarations', path: text }
}

const stateForms = 'Give postgres://…, pglite:DIR, pglite: (in memory), git:REF[:PATH], FILE.catalog.json, or a file or directory of declarations.'

function unknownState(message: string, remedy: string): SchemactlError {
  return new SchemactlError({ code: 'state_unknown', message, remedy })
}

/** A state as it may be shown and stored: without password. */
export function redacted(text: string): string {
  if (!/^[a-z][a-z0-9+]*:\/\//i.test(text)) return text
  if (!URL.canParse(text)) return `${text.slice(0, text.indexOf(':'))}://…`
  const url = new URL(text)
  if (url.password !== '') url.password = '…'
  for (const name of [...url.searchParams.keys()]) if (/password/i.test(name)) url.searchParams.set(name, '…')
  return url.href.replaceAll('%E2%80%A6', '…')
}
