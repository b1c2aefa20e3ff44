import type { Finding } from '../../../kernel/finding.ts'
import { matrixOf, nearestUsable } from '../calculation/correlation.ts'
import { limits } from '../calculation/limits.ts'
import type { CaseDocument } from '../case-document.ts'
import { fault, give, tooMany, unknownName } from './fault.ts'

/** How far the nearest usable correlations may be from those given, before it is better to ask. */
const mostRepair = 0.1

export function* wrongCorrelations({ correlations = [], items }: CaseDocument): Generator<Finding> {
  const known = new Set(items.map(({ id }) => id))
  const seen = new Set<string>()
  let wrong = false
  for (const [at, { items: pair, r }] of correlations.entries()) {
    const field = `/correlations/${at}`
    for (const [place, id] of pair.entries())
      if (!known.has(id)) {
        wrong = true
        yield unknownName(`${field}/items/${place}`, id, 'items')
      }
    const name = [...pair].sort().join('\u0000')
    if (pair[0] === pair[1] || seen.has(name)) {
      wrong = true
      yield fault(
        `${field}/items`,
        'twice',
        { sv: 'Paret är samma post två gånger, eller finns redan.', en: 'The pair is the same item twice, or is already there.' },
        {
          sv: 'Ange varje par av olika poster en gång.',
          en: 'Give each pair of different items once.',
        },
      )
    }
    if (r < -1 || r > 1) {
      wrong = true
      yield fault(
        `${field}/r`,
        'correlation',
        { sv: 'Sambandet är inte mellan −1 och 1.', en: 'The correlation is not between −1 and 1.' },
        give('ett tal från −1 till 1', 'a number from −1 to 1'),
      )
    }
    seen.add(name)
  }
  if (wrong || correlations.length === 0) return
  const { ids, matrix } = matrixOf(correlations)
  if (ids.length > limits.correlatedItems)
    yield tooMany('/correlations', ids.length, limits.correlatedItems, { sv: 'poster med samband', en: 'correlated items' })
  else if (nearestUsable(matrix).most > mostRepair)
    yield fault(
      '/correlations',
      'contradiction',
      {
        sv: 'Sambanden motsäger varandra: alla kan inte gälla på en gång.',
        en: 'The correlations contradict each other: they cannot all hold at once.',
      },
      {
        sv: 'Sänk något av dem, eller ta bort ett par.',
        en: 'Lower one of them, or leave a pair out.',
      },
    )
}
