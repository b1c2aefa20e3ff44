import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Mapping } from './mapping.ts'
import { ProviderList, ProviderSettings } from './provider-settings.ts'

export type { ProviderSettings }

/** The sign-in servers in the environment. Throws an error that says which setting to correct, and never what a secret was. */
export function readProviders(env: NodeJS.ProcessEnv): ProviderSettings[] {
  const list = given(env, 'OIDC_PROVIDERS')
  if (list !== undefined) {
    const several = parsed('OIDC_PROVIDERS', ProviderList, json('OIDC_PROVIDERS', list))
    const ids = several.map(({ id }) => id)
    if (new Set(ids).size < ids.length) throw new Error('OIDC_PROVIDERS: two providers have the same id')
    return several.map(({ clientSecretFile, clientSecretFrom, ...provider }) => {
      const secret =
        provider.clientSecret ?? (clientSecretFile ? textOf(clientSecretFile) : clientSecretFrom ? env[clientSecretFrom] : undefined)
      if (clientSecretFrom && !secret)
        throw new Error(`OIDC_PROVIDERS: ${provider.id} has its secret in ${clientSecretFrom}, which is not set`)
      return { ...provider, ...(secret && { clientSecret: secret }) }
    })
  }
  const issuer = env.OIDC_ISSUER
  if (!issuer) return []
  if (!env.OIDC_CLIENT_ID) throw new Error('OIDC_CLIENT_ID is needed together with OIDC_ISSUER')
  const secret = given(env, 'OIDC_CLIENT_SECRET')
  const mapping = given(env, 'OIDC_MAPPING')
  return [
    parsed('OIDC_ISSUER and the settings beside it', ProviderSettings, {
      id: 'oidc',
      name: env.OIDC_NAME || (URL.canParse(issuer) ? new URL(issuer).host : issuer),
      issuer,
      clientId: env.OIDC_CLIENT_ID,
      ...(secret && { clientSecret: secret }),
      ...(env.OIDC_SCOPE && { scope: env.OIDC_SCOPE }),
      userinfo: z.stringbool().catch(false).parse(env.OIDC_USERINFO),
      ...(mapping && { mapping: parsed('OIDC_MAPPING', Mapping, json('OIDC_MAPPING', mapping)) }),
    }),
  ]
}

/** The variable, or what stands in the file that `…_FILE` names. */
export function given(env: NodeJS.ProcessEnv, name: string): string | undefined {
  if (env[name]) return env[name]
  const file = env[`${name}_FILE`]
  return file ? textOf(file) : undefined
}

const textOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`${file} cannot be read`)
  }
}

function json(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${name} is not JSON`) // the parser's own message quotes the text, and it may hold a secret
  }
}

function parsed<Schema extends z.ZodType>(name: string, schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new Error(`${name}: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join(', ')}`)
}
