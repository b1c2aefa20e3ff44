import { csvAnswer } from '../../spreadsheet/csv.ts'
import { page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import { calculationFactors } from './calculation-factors.ts'
import { calculateBurden, calculateHour } from './calculators.ts'
import { factorRows } from './factor-rows.ts'
import { factorsPage } from './views/factors.tsx'
import { words } from './words.ts'

export function factorPages(site: Site): void {
  page(site, '/calculation-factors', (visit) => {
    const factors = calculationFactors()
    const t = visit.words(words)
    return factorsPage(visit, {
      today: new Date().toISOString().slice(0, 10),
      factors,
      hour: calculateHour(visit, factors, t),
      burden: calculateBurden(visit, t),
    })
  })
  page(site, '/calculation-factors.csv', (visit) => csvAnswer(visit.words(words).title, factorRows(calculationFactors(), visit.language)))
}
