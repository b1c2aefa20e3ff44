import type { Finding } from '../../../kernel/finding.ts'
import { limits } from '../calculation/limits.ts'
import type { CaseDocument } from '../case-document.ts'
import { fault, give, pointed, unknownName } from './fault.ts'

/** Years after the base year, and no more than a hundred of them. What was paid before is sunk, and is no part of the choice. */
export function* wrongYears({ baseYear, items, leaves = {}, parties }: CaseDocument): Generator<Finding> {
  if (baseYear < 1900 || baseYear > 2200)
    yield fault(
      '/baseYear',
      'year',
      { sv: `${baseYear} är inte ett år att räkna från.`, en: `${baseYear} is not a year to calculate from.` },
      give('ett år mellan 1900 och 2200', 'a year between 1900 and 2200'),
    )
  else
    for (const [at, item] of items.entries())
      for (const name of ['values', 'low', 'high'] as const)
        for (const year of Object.keys(item[name] ?? {})) {
          const field = `/items/${at}/${name}/${year}`
          if (Number(year) < baseYear)
            yield fault(
              field,
              'before-base-year',
              { sv: `${year} är före basåret ${baseYear}.`, en: `${year} is before the base year ${baseYear}.` },
              {
                sv: 'Flytta basåret, eller ta bort det som redan är betalt.',
                en: 'Move the base year, or leave out what has already been paid.',
              },
            )
          else if (Number(year) >= baseYear + limits.years)
            yield fault(
              field,
              'too-many-years',
              {
                sv: `${year} är mer än ${limits.years} år efter basåret.`,
                en: `${year} is more than ${limits.years} years after the base year.`,
              },
              {
                sv: `En kalkyl har högst ${limits.years} år. Kontrollera året.`,
                en: `A calculation has at most ${limits.years} years. Check the year.`,
              },
            )
        }
  for (const [party, year] of Object.entries(leaves)) {
    if (!parties.includes(party)) yield unknownName(`/leaves/${pointed(party)}`, party, 'parties')
    else if (year < baseYear)
      yield fault(
        `/leaves/${pointed(party)}`,
        'leaves-before',
        { sv: `${party} lämnar före basåret.`, en: `${party} leaves before the base year.` },
        {
          sv: 'Ta bort parten, eller ange dess sista år.',
          en: 'Leave the party out, or give its last year.',
        },
      )
  }
}
