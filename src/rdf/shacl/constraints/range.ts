import { type Component, each } from '../component.ts'
import { comparerWith } from '../order.ts'
import { shown } from '../term.ts'

/** SHACL §4.3. What cannot be compared is not within the range. */
const range = (name: string, parameter: string, within: (order: number) => boolean, sv: string, en: string): Component => ({
  name,
  parameter,
  takes: 'literal',
  once: true,
  compile: (bound) => {
    const compare = comparerWith(bound)
    return {
      check: each((value) => {
        const order = compare(value)
        return order !== undefined && within(order)
      }),
      message: { sv: `Värdet är inte ${sv} ${shown(bound)}.`, en: `The value is not ${en} ${shown(bound)}.` },
    }
  },
})

export const rangeComponents: readonly Component[] = [
  range('MinExclusive', 'minExclusive', (order) => order > 0, 'större än', 'greater than'),
  range('MinInclusive', 'minInclusive', (order) => order >= 0, 'minst', 'at least'),
  range('MaxExclusive', 'maxExclusive', (order) => order < 0, 'mindre än', 'less than'),
  range('MaxInclusive', 'maxInclusive', (order) => order <= 0, 'högst', 'at most'),
]
