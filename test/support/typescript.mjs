// For `node --import`: lets Node 20 run the project's TypeScript as it is, without a build.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
