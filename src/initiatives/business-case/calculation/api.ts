import type { z } from 'zod'
import type { Api } from '../../../api/api.ts'
import { route } from '../../../api/route.ts'
import { calculateApart } from '../calculate-apart.ts'
import { CaseDocument } from '../case-document.ts'
import { CaseResultJson } from '../case-result-json.ts'
import { notesIn } from '../notes-in.ts'
import { exampleDocument, exampleResult } from './example.ts'
import { limits } from './limits.ts'
import { usualDraws } from './simulate.ts'

/** Calculations of any document. Nothing that is sent is stored. */
export function calculationRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/cases/calculation',
      id: 'calculateCase',
      group: 'initiatives',
      computes: true,
      cost: 10,
      summary: { sv: 'Räkna en nyttokalkyl', en: 'Calculate a business case' },
      description: {
        sv: `Skicka kalkylen och få tillbaka alla nyckeltal, per part och med osäkerhet. Inget sparas. Högst ${limits.items} poster, ${limits.parties} parter, ${limits.years} år och ${limits.draws} dragningar; utan draws görs ${usualDraws}. Samma kalkyl med samma seed ger alltid samma svar. Det som en part som lämnar (leaves) har själv räknas till och med dess sista år, och sedan bär de andra det gemensamma.`,
        en: `Send the calculation and get all figures, by party and with uncertainty. Nothing is stored. At most ${limits.items} items, ${limits.parties} parties, ${limits.years} years and ${limits.draws} draws; ${usualDraws} are made without draws. The same calculation with the same seed always has the same answer. Of a party that leaves, its own items count up to and including its last year, and then the others carry what is common.`,
      },
      json: { schema: CaseDocument, example: exampleDocument },
      answer: {
        description: { sv: 'Vad kalkylen kommer till.', en: 'What the calculation comes to.' },
        schema: CaseResultJson,
        example: exampleResult,
      },
    },
    async ({ body, language }) => ({ body: notesIn(await calculateApart(body!), language) as z.input<typeof CaseResultJson> }),
  )
}
