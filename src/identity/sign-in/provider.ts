import * as client from 'openid-client'
import type { ProviderSettings } from './provider-settings.ts'

export type Provider = ProviderSettings & {
  /** What the issuer says of itself, asked once an hour; an error when it does not answer. */
  configuration(): Promise<client.Configuration>
  /** Where a form may end up: the origins of its addresses, as far as they are known. */
  origins(): string[]
}

const rememberedForMs = 3_600_000

export function openProvider(settings: ProviderSettings, { timeoutSeconds = 8 }: { timeoutSeconds?: number } = {}): Provider {
  const issuer = new URL(settings.issuer)
  let known: { configuration: Promise<client.Configuration>; until: number } | undefined
  const origins = new Set([issuer.origin])

  async function discover(): Promise<client.Configuration> {
    const configuration = await client.discovery(
      issuer,
      settings.clientId,
      undefined,
      settings.clientSecret ? client.ClientSecretBasic(settings.clientSecret) : client.None(),
      {
        timeout: timeoutSeconds,
        // Signatures of ID tokens are checked though they come over TLS from the issuer itself (OpenID Connect Core §3.1.3.7 lets one skip it).
        execute: [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
      },
    )
    const { authorization_endpoint, end_session_endpoint } = configuration.serverMetadata()
    for (const address of [authorization_endpoint, end_session_endpoint]) if (address) origins.add(new URL(address).origin)
    return configuration
  }

  return {
    ...settings,
    configuration() {
      if (!known || Date.now() > known.until) {
        const configuration = discover()
        known = { configuration, until: Date.now() + rememberedForMs }
        configuration.catch(() => {
          known = undefined
        })
      }
      return known.configuration
    },
    origins: () => [...origins],
  }
}
