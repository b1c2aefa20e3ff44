import type { Finding } from '../../../kernel/finding.ts'
import { limits } from '../calculation/limits.ts'
import type { CaseDocument } from '../case-document.ts'
import { fault, give } from './fault.ts'

export function* wrongRate({ rate, items }: CaseDocument): Generator<Finding> {
  if (rate <= -1)
    yield fault(
      '/rate',
      'rate',
      {
        sv: 'Räntan är −100 procent eller lägre, och då finns inget nuvärde.',
        en: 'The rate is −100 per cent or lower, and then there is no present value.',
      },
      give('en högre ränta', 'a higher rate'),
    )
  else if (rate > 1)
    yield fault(
      '/rate',
      'rate',
      { sv: `Räntan är ${rate * 100} procent.`, en: `The rate is ${rate * 100} per cent.` },
      {
        sv: 'Skriv 0.035 för 3,5 procent.',
        en: 'Write 0.035 for 3.5 per cent.',
      },
    )
  // So far below zero that what comes late is worth more than a number can say.
  else if ((1 + rate) ** -limits.years * limits.amount * items.length > 1e250)
    yield fault(
      '/rate',
      'rate',
      { sv: 'Räntan är så låg att nuvärdet blir orimligt stort.', en: 'The rate is so low that the present value becomes absurdly large.' },
      give('en högre ränta', 'a higher rate'),
    )
}

export function* wrongWeights({ pengWeights = {} }: CaseDocument): Generator<Finding> {
  for (const [name, weight] of Object.entries(pengWeights))
    if (weight < 0 || weight > 1)
      yield fault(
        `/pengWeights/${name}`,
        'weight',
        { sv: 'Vikten är inte mellan 0 och 1.', en: 'The weight is not between 0 and 1.' },
        give('ett tal från 0 till 1', 'a number from 0 to 1'),
      )
}

export function* wrongDraws({ draws = 0, seed = 1 }: CaseDocument): Generator<Finding> {
  if (draws < 0 || draws > limits.draws)
    yield fault(
      '/draws',
      'draws',
      { sv: `${draws} dragningar går inte att göra.`, en: `${draws} draws cannot be made.` },
      give(`högst ${limits.draws}`, `at most ${limits.draws}`),
    )
  if (!Number.isSafeInteger(seed))
    yield fault(
      '/seed',
      'seed',
      { sv: 'Slumpfröet är för stort.', en: 'The seed is too large.' },
      give('ett mindre heltal', 'a smaller whole number'),
    )
}
