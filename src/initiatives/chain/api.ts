import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { route } from '../../api/route.ts'
import { idIn } from '../../api/values.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import { ChainDocument } from './chain-document.ts'
import { ChainOut, chainOut, exampleChain, exampleSent } from './chain-json.ts'
import { putChain } from './edit-chain.ts'
import { lockChain } from './store-chain.ts'

const Path = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })

/** The benefit chain of an initiative, whole. */
export function chainRoutes(api: Api): void {
  const group = 'initiatives'
  const path = '/initiatives/{initiative}/chain'

  route(
    api,
    {
      method: 'get',
      path,
      id: 'getBenefitChain',
      group,
      summary: { sv: 'Läs effektkedjan', en: 'Read the benefit chain' },
      description: {
        sv: 'Alla steg från insats till mål, vad de leder till och vad som behöver rättas. Svarets ETag behövs för att ändra den.',
        en: 'Every step from activity to goal, what they lead to and what needs correcting. The ETag of the answer is needed for changing it.',
      },
      params: Path,
      answer: { description: { sv: 'Effektkedjan.', en: 'The benefit chain.' }, schema: ChainOut, example: exampleChain },
    },
    async ({ db, actor, params }) => {
      const { id } = await findInitiative(db, actor, params.initiative)
      return { body: await chainOut(db, id) }
    },
  )

  route(
    api,
    {
      method: 'put',
      path,
      id: 'putBenefitChain',
      group,
      summary: { sv: 'Ersätt effektkedjan', en: 'Replace the benefit chain' },
      description: {
        sv: 'Hela kedjan skickas. Steg vars nyckel är ett nummer som finns ändras, andra läggs till, och de som saknas avslutas. Kopplingar går framåt, från insats mot mål.',
        en: 'The whole chain is sent. Steps whose key is a number that is there are changed, others are added, and those that are missing end. Links go forward, from activity to goal.',
      },
      params: Path,
      json: { schema: ChainDocument.meta({ id: 'NewBenefitChain' }), example: exampleSent },
      current: async (db, { initiative }, actor) => {
        await lockChain(db, initiative)
        const { id, organisationId } = await findInitiative(db, actor, initiative)
        demand(actor, 'write', organisationId)
        return chainOut(db, id)
      },
      answer: {
        description: { sv: 'Effektkedjan som den är nu.', en: 'The benefit chain as it is now.' },
        schema: ChainOut,
        example: exampleChain,
      },
    },
    async ({ db, actor, params, body }) => {
      await putChain(db, actor, params.initiative, body!)
      return { body: await chainOut(db, params.initiative) }
    },
  )
}
