import type { Texts } from '../../../web/words.ts'

/** Why a figure is not there, or what to know about it, under the figure's name. */
export type Explanations = { -readonly [figure in Explained]?: Texts }
type Explained =
  | 'bcr'
  | 'nnki'
  | 'nnkidu'
  | 'roi'
  | 'irr'
  | 'payback'
  | 'discountedPayback'
  | 'annuity'
  | 'simulation'
  | 'correlations'
  | 'compensation'
  | 'leaves'
  | 'shared'
  | 'rate'

const percent = (rate: number, language: string) => {
  const text = (rate * 100).toFixed(2)
  return language === 'sv' ? `${text.replace('.', ',').replace('-', '−')} %` : `${text.replace('-', '−')}%`
}
const listed = (rates: readonly number[], language: 'sv' | 'en') =>
  rates.map((rate) => percent(rate, language)).join(language === 'sv' ? ' och ' : ' and ')

/** The first five, and how many more. */
const some = (names: readonly string[], language: 'sv' | 'en') => {
  const more = names.length - 5
  return `${names.slice(0, 5).join(', ')}${more > 0 ? (language === 'sv' ? ` och ${more} till` : ` and ${more} more`) : ''}`
}

export const explain = {
  noCosts: { sv: 'Det finns inga kostnader att jämföra nyttan med.', en: 'There are no costs to compare the benefit with.' },
  noInvestment: {
    sv: 'Ingen kostnad är av klassen investering, upphandling eller införande.',
    en: 'No cost is of the class investment, procurement or migration.',
  },
  oneYear: { sv: 'Kalkylen har bara ett år.', en: 'The calculation has only one year.' },
  noSignChange: {
    sv: 'Nettot byter aldrig tecken, så det finns ingen internränta.',
    en: 'The net never changes sign, so there is no internal rate of return.',
  },
  noRoot: { sv: 'Ingen ränta gör nettonuvärdet till noll.', en: 'No rate makes the net present value zero.' },
  manyRoots: (rates: readonly number[]) => ({
    sv: `Nettonuvärdet är noll vid flera räntor: ${listed(rates, 'sv')}. Då säger internräntan inget.`,
    en: `The net present value is zero at several rates: ${listed(rates, 'en')}. An internal rate then says nothing.`,
  }),
  gainFirst: {
    sv: 'Nyttan kommer före kostnaden. Då är det bättre ju lägre internräntan är.',
    en: 'The gain comes before the cost. Then a lower internal rate is better.',
  },
  neverPaidBack: {
    sv: 'Kostnaden hinner inte tjänas in under kalkylens år.',
    en: 'The cost is not won back within the years of the calculation.',
  },
  lostAgain: {
    sv: 'Kostnaden är intjänad då, men summan blir negativ igen senare.',
    en: 'The cost is won back by then, but the sum is negative again later.',
  },
  wholeLoses: {
    sv: 'Helheten förlorar, så det finns ingen vinst att ersätta med.',
    en: 'The whole loses, so there is no gain to compensate with.',
  },
  nothingUncertain: {
    sv: 'Ingen post har spann eller sannolikhet, så det finns inget att simulera.',
    en: 'No item has a range or a probability, so there is nothing to simulate.',
  },
  noDraws: { sv: 'Kalkylen ber om noll dragningar.', en: 'The calculation asks for no draws.' },
  fewerDraws: (draws: number, asked: number) => ({
    sv: `Kalkylen är så stor att ${draws} dragningar gjordes i stället för ${asked}.`,
    en: `The calculation is so large that ${draws} draws were made instead of ${asked}.`,
  }),
  leaves: (gone: readonly string[]) => ({
    sv: `${some(gone, 'sv')} lämnar i förtid: egna poster efter sista året räknas inte, och det gemensamma bärs av de andra.`,
    en: `${some(gone, 'en')} leaves early: its own items after the last year are not counted, and the others carry what is common.`,
  }),
  repaired: (most: number) => ({
    sv: `Sambanden mellan posterna gick inte ihop. Närmaste möjliga användes; som mest ändrades ett samband med ${most.toFixed(2).replace('.', ',')}.`,
    en: `The correlations between items could not all hold. The nearest that can were used; none changed by more than ${most.toFixed(2)}.`,
  }),
  nominalRate: {
    sv: 'Räntan är nominell, men beloppen är i fasta priser. Välj en real ränta.',
    en: 'The rate is nominal, but amounts are in fixed prices. Choose a real rate.',
  },
  otherRate: (factor: string) => ({
    sv: `Räntan är inte den som står i kalkylfaktorn ${factor}.`,
    en: `The rate is not that of the calculation factor ${factor}.`,
  }),
  tooManyParts: {
    sv: 'Vad nycklarna delar är för mycket att lista här.',
    en: 'What the keys share is too much to list here.',
  },
  notCorrelated: (items: readonly string[]) => ({
    sv: `Samband för ${some(items, 'sv')} används inte: posten har inget spann.`,
    en: `Correlations of ${some(items, 'en')} are not used: the item has no range.`,
  }),
} as const
