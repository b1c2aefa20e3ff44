import { z } from 'zod'
import { Mapping } from './mapping.ts'

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Tokens and secrets go to the issuer, so it is reached over TLS; http only on the machine itself, for trying and for tests. */
const Issuer = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}, 'must begin with https://')

export const ProviderSettings = z.strictObject({
  /** In our addresses: /sign-in/{id}/callback. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens'),
  name: z.string().min(1).max(100),
  issuer: Issuer,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  scope: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), 'must have openid')
    .default('openid profile email'),
  /** Where claims are read besides the ID token. */
  userinfo: z.boolean().default(false),
  mapping: Mapping.default([]),
})

export type ProviderSettings = z.infer<typeof ProviderSettings>

/** In the list a provider may name a file or a variable with its secret, so that the list itself holds none. */
export const ProviderList = z.array(
  ProviderSettings.extend({ clientSecretFile: z.string().optional(), clientSecretFrom: z.string().optional() }).strict(),
)
