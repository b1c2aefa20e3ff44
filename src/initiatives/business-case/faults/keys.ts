import type { Finding } from '../../../kernel/finding.ts'
import type { CaseDocument } from '../case-document.ts'
import { fault, give, pointed, unknownName } from './fault.ts'

const needsWeights = ['per-inhabitant', 'volume', 'base-variable']

export function* wrongKeys({ keys = [], parties }: CaseDocument): Generator<Finding> {
  const known = new Set(parties)
  for (const [at, { model, weights, base, host }] of keys.entries()) {
    const field = `/keys/${at}`
    const given = Object.entries(weights ?? {})
    for (const [party, weight] of given) {
      if (!known.has(party)) yield unknownName(`${field}/weights/${pointed(party)}`, party, 'parties')
      if (weight < 0)
        yield fault(
          `${field}/weights/${pointed(party)}`,
          'weight',
          { sv: 'Vikten är mindre än noll.', en: 'The weight is less than zero.' },
          give('noll eller mer', 'zero or more'),
        )
    }
    const weighs = needsWeights.includes(model) || (model === 'benefit' && weights !== undefined)
    if (weighs && !given.some(([, weight]) => weight > 0))
      yield fault(
        `${field}/weights`,
        'no-weights',
        {
          sv: 'Ingen part har någon vikt, så det finns inget att dela efter.',
          en: 'No party has a weight, so there is nothing to share by.',
        },
        {
          sv: 'Ange vikter, till exempel invånare, där minst en är över noll.',
          en: 'Give weights, such as inhabitants, with at least one above zero.',
        },
      )
    if (model === 'base-variable' && (base === undefined || base < 0 || base > 1))
      yield fault(
        `${field}/base`,
        'base',
        { sv: 'Andelen som är lika för alla saknas eller är fel.', en: 'The share that is equal for all is missing or wrong.' },
        give('ett tal från 0 till 1', 'a number from 0 to 1'),
      )
    if (model === 'host' && host === undefined)
      yield fault(
        `${field}/host`,
        'host',
        { sv: 'Det står inte vem som är värd.', en: 'It does not say who the host is.' },
        give('en av parterna', 'one of the parties'),
      )
    if (host !== undefined && !known.has(host)) yield unknownName(`${field}/host`, host, 'parties')
  }
}
