import { ident, sql } from '../../sql/sql.ts'
import { about, granted, pick } from './attached.ts'
import { flag, nameText, sqlText, statement, word, type Form } from './form.ts'
import { role, simple, string, textOf } from './name.ts'
import { joined, traced } from './traced.ts'

const lastRank = 10

export const schema: Form = {
  key: 'schema',
  plural: 'schemas',
  description: 'A schema, the namespace of tables and the rest',
  named: nameText('Its name'),
  properties: pick('comment', 'owner', 'grants', 'revokes', 'security_labels', 'renamed_from'),
  *declare(nameNode, body) {
    const name = simple(nameNode)
    // The schema public is there from the beginning.
    yield statement(traced`CREATE SCHEMA IF NOT EXISTS ${name.sql}`, nameNode)
    yield* about(body, { object: traced`SCHEMA ${name.sql}`, id: { kind: 'schema', path: name.names } })
  },
}

export const extension: Form = {
  key: 'extension',
  plural: 'extensions',
  description: 'An extension',
  named: nameText('Its name'),
  properties: {
    schema: nameText('The schema of its objects'),
    version: sqlText('Its version'),
    cascade: flag('Whether extensions that it needs come with it'),
    ...pick('comment'),
  },
  *declare(nameNode, body) {
    const name = simple(nameNode)
    const where = body.get('schema')
    const version = body.get('version')
    const create = [
      traced`CREATE EXTENSION IF NOT EXISTS ${name.sql}`,
      where === undefined ? sql`` : traced`SCHEMA ${simple(where).sql}`,
      version === undefined ? sql`` : traced`VERSION ${string(version)}`,
      body.get('cascade')?.constant === true ? sql`CASCADE` : sql``,
    ]
    yield statement(joined(create, ' '), nameNode)
    yield* about(body, { object: traced`EXTENSION ${name.sql}`, id: null })
  },
}

export const defaultPrivileges: Form = {
  key: 'default_privileges',
  plural: 'default_privileges',
  listed: 'on',
  description: 'Privileges that objects get when they are made by others; what is declared states its own',
  properties: {
    on: word('On what', 'tables', 'sequences', 'functions', 'routines', 'types', 'schemas', 'large objects'),
    for_role: nameText('The role that makes them'),
    in_schema: nameText('The schema that they are made in'),
    ...pick('grants', 'revokes'),
  },
  required: ['on'],
  *declare(nameNode, body) {
    const maker = body.get('for_role')
    const where = body.get('in_schema')
    const head = joined(
      [
        sql`ALTER DEFAULT PRIVILEGES`,
        maker === undefined ? sql`` : traced`FOR ROLE ${role(maker)}`,
        where === undefined ? sql`` : traced`IN SCHEMA ${simple(where).sql}`,
      ],
      ' ',
    )
    for (const said of about(body, { object: nameNode.text, id: null })) {
      // What is declared states its own privileges: the default ones are for what others make.
      yield said.says === 'statement' ? { ...said, sql: traced`${head} ${said.sql}`, rank: lastRank } : said
    }
  },
}

export const parameterPrivileges: Form = {
  key: 'parameter_privileges',
  plural: 'parameter_privileges',
  listed: 'on',
  description: 'Privileges on parameters of the server, for all of its databases: set, alter system. They are granted and changed, never taken away for want of a declaration',
  properties: {
    on: nameText('The parameter'),
    ...pick('grants'),
  },
  required: ['on'],
  *declare(nameNode, body) {
    yield* granted(body, traced`PARAMETER ${ident(...textOf(nameNode).split('.'))}`, null)
  },
}
