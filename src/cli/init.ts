import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'
import { SchemactlError } from '../model/problem.ts'
import { count } from '../review/summary.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { PlatformName } from '../platform/platform.ts'
import { redacted } from '../settings/state.ts'
import { command, flagsOf, withFrom, type CommonOptions } from './options.ts'
import type { Finish } from './finish.ts'
import { write, type Surroundings } from './terminal.ts'

interface InitOptions extends CommonOptions {
  readonly format: 'sql' | 'yaml'
}

interface NewFile {
  readonly path: string
  readonly text: string
}

export function initCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFrom(
    command('init', 'Write schemactl.yaml and a schema/ to start from', [
      ['schemactl init', 'an example to change'],
      ['schemactl init --from postgres://localhost/app', 'what the database holds'],
    ]),
  )
    .addOption(new Option('--format <format>', 'how declarations are written').choices(['sql', 'yaml']).default('yaml'))
    .action((options: InitOptions) => finish(() => initialise(options, surroundings)))
}

async function initialise(options: InitOptions, { stderr, variables, signal }: Surroundings): Promise<number> {
  const settings = await readSettings(flagsOf(options), variables)
  const platform = options.from === undefined || !/^postgres/.test(options.from) ? null : await (await import('../workflow/inspect.ts')).recognisedPlatform(options.from)
  const declarations = options.from === undefined ? example(options.format) : await inspected(options, signal)
  const files = [{ path: 'schemactl.yaml', text: settingsText(options.from, variables['DATABASE_URL'], platform) }, ...declarations]
  await refuseExisting(files)
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
  }
  await write(stderr, `wrote schemactl.yaml and ${count(declarations.length, 'file')} in schema/\nNext: change a line there, then schemactl diff\n`)
  return 0

  async function inspected({ format }: InitOptions, abort: AbortSignal): Promise<readonly NewFile[]> {
    const { inspect } = await import('../workflow/inspect.ts')
    const found = await inspect({ from: settings.database, format, settings: { ...settings, platform: settings.platform ?? platform }, signal: abort })
    return found.map(({ path, text }) => ({ path: join('schema', path), text }))
  }
}

async function refuseExisting(files: readonly NewFile[]): Promise<void> {
  const existing: string[] = []
  for (const { path } of files) {
    await access(path).then(
      () => existing.push(path),
      () => undefined,
    )
  }
  if (existing.length === 0) return
  throw new SchemactlError({
    code: 'usage',
    message: `${existing.slice(0, 3).join(', ')}${existing.length > 3 ? ' and others' : ''} already exist`,
    remedy: 'Nothing was written. Run init in a folder without them.',
  })
}

/** A URL with a password is not written down: the variable's name is. */
function settingsText(from: string | undefined, databaseUrl: string | undefined, platform: PlatformName | null): string {
  const database =
    from === undefined
      ? databaseUrl
        ? 'database: ${DATABASE_URL}'
        : '# database: ${DATABASE_URL}   # without one: an embedded database in .schemactl/'
      : redacted(from) === from
        ? `database: ${from}`
        : 'database: ${DATABASE_URL}   # the URL that init was given has a password'
  return `${database}
schema: schema
${platform === null ? '' : `platform: ${platform}         # its schemas and roles are never managed\n`}# schemas: [public]          # default: all that the declarations mention, and public
# hazards: [rewrites_table]  # always allowed; otherwise --allow names them
# lock_timeout: 500ms
`
}

function example(format: InitOptions['format']): readonly NewFile[] {
  if (format === 'sql') {
    return [
      {
        path: 'schema/notes.sql',
        text: `CREATE TABLE public.notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.notes IS 'An example to start from';
`,
      },
    ]
  }
  return [
    {
      path: 'schema/notes.yaml',
      text: `table: notes
comment: An example to start from
columns:
  id: bigint generated always as identity primary key
  title: text not null
  created_at: timestamptz not null default now()
`,
    },
  ]
}
