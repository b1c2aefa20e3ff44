import type { Facts } from './facts.ts'

// Some fifteen words. Our own limit: the method of the EU has none; udata scores the same thing with a limit that each portal sets.
export const shortDescription = 100

export type DescriptionQuality = 'missing' | 'short' | 'same-as-title' | 'good'

export const descriptionLabels = {
  good: { sv: 'Beskriven', en: 'Described' },
  short: { sv: 'Kort beskrivning', en: 'Short description' },
  'same-as-title': { sv: 'Beskrivningen upprepar titeln', en: 'The description repeats the title' },
  missing: { sv: 'Beskrivning saknas', en: 'No description' },
} as const satisfies Record<DescriptionQuality, { sv: string; en: string }>

export function descriptionQuality({ descriptions, titles }: Pick<Facts, 'descriptions' | 'titles'>): DescriptionQuality {
  if (descriptions.length === 0) return 'missing'
  if (descriptions.every((text) => titles.includes(text))) return 'same-as-title'
  return descriptions.some((text) => text.length >= shortDescription) ? 'good' : 'short'
}
