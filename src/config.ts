import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { isLoopback } from './identity/loopback.ts'
import { given, type ProviderSettings, readProviders } from './identity/sign-in/read-providers.ts'
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
      'The address that serve listens on. Without a sign-in server, whoever sits at the machine is the operator: nobody, if this or BASE_URL is not loopback.',
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
  PERSON_KEEP_MONTHS: {
    read: z.coerce.number().int().min(0).max(1200),
    default: '36',
    meaning:
      'How many months after the last sign-in a person’s name and roles are taken away. 0: never. What the person did stays, by number.',
  },
  OIDC_ISSUER: {
    read: z.string().optional(),
    default: undefined,
    meaning: 'The sign-in server (OpenID Connect), as it names itself. With one, nobody is the operator over the web.',
  },
  OIDC_CLIENT_ID: { read: z.string().optional(), default: undefined, meaning: 'What the sign-in server calls this node.' },
  OIDC_CLIENT_SECRET: {
    read: z.string().optional(),
    default: undefined,
    secret: true,
    meaning: 'The secret that this node shares with the sign-in server. Never shown.',
  },
  OIDC_CLIENT_SECRET_FILE: {
    read: z.string().optional(),
    default: undefined,
    meaning: 'A file with that secret, instead of the variable.',
  },
  OIDC_NAME: {
    read: z.string().optional(),
    default: undefined,
    meaning: 'What people call the sign-in: it stands on the button. Default: the host of the issuer.',
  },
  OIDC_SCOPE: { read: z.string(), default: 'openid profile email', meaning: 'What the sign-in server is asked for.' },
  OIDC_USERINFO: { read: yes, default: 'false', meaning: 'Whether claims are asked for at the userinfo endpoint too.' },
  OIDC_MAPPING: { read: z.string().optional(), default: undefined, meaning: 'How claims become roles, as JSON: docs/operate.md.' },
  OIDC_MAPPING_FILE: { read: z.string().optional(), default: undefined, meaning: 'A file with that JSON, instead of the variable.' },
  OIDC_PROVIDERS: {
    read: z.string().optional(),
    default: undefined,
    secret: true,
    meaning: 'Several sign-in servers, as JSON, instead of the settings above: docs/operate.md. Never shown, since it may hold secrets.',
  },
  OIDC_PROVIDERS_FILE: { read: z.string().optional(), default: undefined, meaning: 'A file with that JSON, instead of the variable.' },
  DEMO_SIGN_IN: {
    read: yes.optional(),
    default: undefined,
    meaning:
      'Whether anybody may sign in as one of the invented people of the demonstration. Default: only without a sign-in server, and only on the machine itself. true lets in whoever reaches the node: never where data is real.',
  },
  SESSION_IDLE_MINUTES: { read: bytes, default: '60', meaning: 'A person who has done nothing for so many minutes is signed out.' },
  SESSION_HOURS: { read: bytes, default: '12', meaning: 'A person signs in again after so many hours, whatever they do.' },
  SESSION_ROTATE_MINUTES: {
    read: bytes,
    default: '15',
    meaning: 'How often the cookie of somebody who is signed in gets a new value, in minutes.',
  },
  SECRET: {
    read: z.string().min(32, 'must have at least 32 characters').optional(),
    default: undefined,
    secret: true,
    meaning:
      'Makes hashes of what must not be kept itself: at least 32 random characters, the same for all processes, and never changed. Default: one is made in ALLMANNING_HOME.',
  },
  SECRET_FILE: { read: z.string().optional(), default: undefined, meaning: 'A file with that secret, instead of the variable.' },
  LOG_LEVEL: {
    read: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    meaning: 'How much is written to the log on standard error.',
  },
} as const satisfies Record<string, Setting>

type Setting = { read: z.ZodType; default: string | undefined; meaning: string; secret?: true }

/** The value of a setting as it may be shown: never a secret, nor the password in an address. */
export function shownSetting(name: string, value: string): string {
  if ('secret' in (settings[name as keyof typeof settings] ?? {})) return value === '' ? '' : '…'
  return name === 'DATABASE_URL' ? value.replace(/:[^:@/]*@/, ':…@') : value
}

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
  personKeepMonths: number
  providers: ProviderSettings[]
  /** `asked`: set by somebody, so that it holds away from the machine too. */
  demoSignIn: 'no' | 'at-the-machine' | 'asked'
  session: { idleMinutes: number; hours: number; rotateMinutes: number }
  secret: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Throws one error that names every setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const wrong: string[] = []
  const read = <Name extends keyof typeof settings>(name: Name): z.output<(typeof settings)[Name]['read']> => {
    const setting = settings[name]
    const stated = env[name] === '' ? undefined : env[name]
    const parsed = setting.read.safeParse(stated ?? setting.default)
    if (!parsed.success)
      wrong.push(`${name}=${shownSetting(name, stated ?? '')}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`)
    return parsed.data as never
  }
  const attempt = <Result>(name: string, work: () => Result): Result | undefined => {
    try {
      return work()
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}`)
      return undefined
    }
  }
  const port = read('PORT')
  const demo = read('DEMO_SIGN_IN')
  const providers = attempt('OIDC', () => readProviders(env)) ?? []
  const host = read('HOST')
  const baseUrl = (read('BASE_URL') ?? `http://localhost:${port}`).replace(/\/$/, '')
  const atHome = [host, URL.canParse(baseUrl) ? new URL(baseUrl).hostname : ''].every((name) => isLoopback(name ?? ''))
  for (const name of ['OIDC_SCOPE', 'OIDC_USERINFO'] as const) read(name)
  const config: Config = {
    port,
    host,
    baseUrl,
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
    personKeepMonths: read('PERSON_KEEP_MONTHS'),
    providers,
    demoSignIn: demo === undefined ? (providers.length === 0 && atHome ? 'at-the-machine' : 'no') : demo ? 'asked' : 'no',
    session: { idleMinutes: read('SESSION_IDLE_MINUTES'), hours: read('SESSION_HOURS'), rotateMinutes: read('SESSION_ROTATE_MINUTES') },
    secret: read('SECRET') ?? attempt('SECRET_FILE', () => longEnough(given(env, 'SECRET'))),
    logLevel: read('LOG_LEVEL'),
  }
  if (wrong.length > 0)
    throw new Problem('invalid', {
      sv: `Rätta inställningarna:\n  ${wrong.join('\n  ')}`,
      en: `Settings to correct:\n  ${wrong.join('\n  ')}`,
    })
  return config
}

function longEnough(secret: string | undefined): string | undefined {
  if (secret !== undefined && secret.length < 32) throw new Error('must have at least 32 characters')
  return secret
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
