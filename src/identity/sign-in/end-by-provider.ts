import type { Db } from '../../db/open.ts'
import { keptSubject } from '../person.ts'
import { endSessionsOf } from '../session/login-session.ts'
import { type LogoutProblem, type ProviderKeys, verifyLogoutToken } from './logout-token.ts'
import type { Provider } from './provider.ts'

type Asked = { provider: Provider; keys: ProviderKeys; token: string; secret: string }

/** Ends what a provider says is over. Each token counts once. */
export async function endByProvider(
  db: Db,
  { provider, keys, token, secret }: Asked,
  now: Date,
): Promise<{ kind: 'ended'; sessions: number } | { kind: 'refused'; problem: LogoutProblem | 'replay' }> {
  const verified = await verifyLogoutToken(token, provider, keys, now)
  if (verified.kind === 'refused') return verified
  const { jti, sub, sid, expiresAt } = verified.token
  const first = await db
    .insertInto('used_logout_token')
    .values({ provider: provider.id, jti, expires_at: expiresAt })
    .onConflict((on) => on.doNothing())
    .returning('jti')
    .executeTakeFirst()
  if (!first) return { kind: 'refused', problem: 'replay' }
  const { issuer } = (await provider.configuration()).serverMetadata()
  const person =
    sub === undefined
      ? undefined
      : await db
          .selectFrom('person')
          .select('id')
          .where('issuer', '=', issuer)
          .where('subject', '=', keptSubject({ issuer, subject: sub }, secret))
          .executeTakeFirst()
  return { kind: 'ended', sessions: await endSessionsOf(db, provider.id, { sid, person: person?.id }, now) }
}
