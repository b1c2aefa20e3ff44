import { existsSync, readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { dirname, join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { Problem } from './kernel/problem.ts'

const yes = z.stringbool()
const bytes = z.coerce.number().int().positive()

/** Every setting, parsed once. `meaning` is shown by `allmanning config` and in docs/settings.md. */
export const settings = {
  PORT: {
    read: z.coerce.number().int().min(0).max(65_535),
    default: '3000',
    meaning: 'The port that serve listens on. 0 takes a free one.',
  },
  HOST: {
    read: z.string().min(1),
    default: '127.0.0.1',
    meaning:
      'The address that serve listens on. Until there is a sign-in, only whoever sits at the machine may change anything over the web: nobody, if this or BASE_URL is not loopback.',
  },
  BASE_URL: {
    read: z.url().optional(),
    default: undefined,
    meaning: 'The public address of this node, without a slash at the end. Default: http://localhost and the port.',
  },
  ALLMANNING_HOME: {
    read: z.string().min(1),
    default: '.allmanning',
    meaning: 'The folder for the embedded database and for files under way.',
  },
  DATABASE_URL: {
    read: z.string().startsWith('postgres').optional(),
    default: undefined,
    meaning: 'A PostgreSQL 15 or newer to use instead of the embedded one.',
  },
  DEMO: { read: yes, default: 'true', meaning: 'Whether the demonstration of invented organisations is loaded at start.' },
  CONTACT: {
    read: z.string().min(1),
    default: 'https://w3id.org/allmanning',
    meaning: 'How owners of harvested servers can reach you: an e-mail address or a web address. It stands in our User-Agent.',
  },
  OUTSIDE_ALLOW: {
    read: z.string(),
    default: '',
    meaning: 'Private addresses that may be harvested all the same, separated by commas: host, host:port or a CIDR range.',
  },
  OUTSIDE_MAX_BYTES: {
    read: bytes,
    default: '536870912',
    meaning: 'The largest answer that is read from another server, in bytes after decompression.',
  },
  CHECK_LINKS: {
    read: yes,
    default: 'false',
    meaning: 'Whether the links of harvested records are followed, a few at a time, to see if they still answer.',
  },
  UPLOAD_MAX_BYTES: { read: bytes, default: '50000000', meaning: 'The largest file that can be handed in over the web, in bytes.' },
  RATE_LIMIT_PER_MINUTE: {
    read: z.coerce.number().int().min(0),
    default: '600',
    meaning: 'How many calls to the API anyone may make in a minute. 0 sets no limit. The operator at the machine itself has none.',
  },
  PROXIES: {
    read: z
      .string()
      .refine((text) => listed(text).every((one) => ipaddr.isValid(one) || ipaddr.isValidCIDR(one)), 'give addresses or CIDR ranges'),
    default: '127.0.0.0/8,::1/128',
    meaning:
      'The proxies in front of this node, separated by commas: addresses or CIDR ranges. Only from them is X-Forwarded-For believed, which tells one caller from another.',
  },
  RECORD_MAX_TRIPLES: { read: bytes, default: '20000', meaning: 'The most statements that one record may hold.' },
  LOG_LEVEL: {
    read: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    meaning: 'How much is written to the log on standard error.',
  },
} as const satisfies Record<string, { read: z.ZodType; default: string | undefined; meaning: string }>

export type Config = {
  port: number
  host: string
  baseUrl: string
  home: string
  databaseUrl: string | undefined
  demo: boolean
  checkLinks: boolean
  contact: string
  outsideAllow: string[]
  outsideMaxBytes: number
  uploadMaxBytes: number
  rateLimitPerMinute: number
  proxies: string[]
  recordMaxTriples: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Throws one error that names every setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const wrong: string[] = []
  const read = <Name extends keyof typeof settings>(name: Name): z.output<(typeof settings)[Name]['read']> => {
    const setting = settings[name]
    const given = env[name] === '' ? undefined : env[name]
    const parsed = setting.read.safeParse(given ?? setting.default)
    if (!parsed.success) wrong.push(`${name}=${given}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`)
    return parsed.data as never
  }
  const port = read('PORT')
  const config: Config = {
    port,
    host: read('HOST'),
    baseUrl: (read('BASE_URL') ?? `http://localhost:${port}`).replace(/\/$/, ''),
    home: read('ALLMANNING_HOME'),
    databaseUrl: read('DATABASE_URL'),
    demo: read('DEMO'),
    checkLinks: read('CHECK_LINKS'),
    contact: read('CONTACT'),
    outsideAllow: listed(read('OUTSIDE_ALLOW')),
    outsideMaxBytes: read('OUTSIDE_MAX_BYTES'),
    uploadMaxBytes: read('UPLOAD_MAX_BYTES'),
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE'),
    proxies: listed(read('PROXIES')),
    recordMaxTriples: read('RECORD_MAX_TRIPLES'),
    logLevel: read('LOG_LEVEL'),
  }
  if (wrong.length > 0)
    throw new Problem('invalid', {
      sv: `Rätta inställningarna:\n  ${wrong.join('\n  ')}`,
      en: `Settings to correct:\n  ${wrong.join('\n  ')}`,
    })
  return config
}

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The checkout, whether we run from src/ or from the bundle in dist/. */
const root = (function up(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : up(dirname(folder))
})(import.meta.dirname)

/** The facts that come with the product: data/README.md. */
export const factsFolder = join(root, 'data')
/** The validation profiles: profiles/README.md. */
export const profilesFolder = join(root, 'profiles')
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** By what it is, not by how it begins: 127.example.org is a name that anybody may own. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
