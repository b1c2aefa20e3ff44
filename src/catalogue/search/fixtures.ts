import type { Searchable } from './searchable.ts'

type Example = {
  sv?: [title: string, description?: string]
  en?: [title: string, description?: string]
  keywords?: string
  kind?: string
  publisher?: string
  more?: Searchable['facets']
}

/** Invented entries to search among, by a name that tests can refer to. The order is their age: the last is the newest. */
export const examples = {
  vattnetHistoria: { sv: ['Vatten'], keywords: 'hydrologi' },
  badvattenkvalitet: {
    sv: ['Badvattenkvalitet i Ekdala kommun', 'Provresultat från kommunens badplatser under sommaren.'],
    keywords: 'bad, hälsa',
    publisher: 'Ekdala kommun',
  },
  kvalitetPåBadvatten: { sv: ['Kvalitet på badvatten', 'Mätningar vid stränder och sjöar.'] },
  strandbeskrivning: { sv: ['Stränder i länet', 'Var man kan simma, och hur vattnet ser ut.'], keywords: 'turism' },
  dricksvattentäkter: { sv: ['Dricksvattentäkter', 'Skyddade områden för uttag.'] },
  grundvattennivåer: {
    sv: ['Grundvattennivåer', 'Mätserier från observationsrör.'],
    en: ['Groundwater levels', 'Time series from observation wells.'],
  },
  vattenskydd: { sv: ['Vattenskyddsområden', 'Gränser och föreskrifter.'] },
  bygglov: { sv: ['Bygglov', 'Beslut om lov per månad.'], keywords: 'plan- och bygglagen' },
  bygglovsärenden: { sv: ['Bygglovsärenden i Norrmåla', 'Ansökningar och beslut.'], publisher: 'Norrmåla stad' },
  buildingPermits: { en: ['Building permits', 'Decisions by municipality and month.'] },
  detaljplaner: { sv: ['Gällande detaljplaner', 'Planområden med bestämmelser.'] },
  översiktsplan: { sv: ['Översiktsplan 2040', 'Mark- och vattenanvändning.'] },
  skolenheter: { sv: ['Skolenhetsregister', 'Grundskolor och gymnasieskolor med adress.'], keywords: 'utbildning' },
  skolskjuts: { sv: ['Skolskjuts', 'Linjer och hållplatser för elever.'] },
  lärartäthet: { sv: ['Lärartäthet', 'Antal elever per lärare.'] },
  schools: { en: ['Schools in the region', 'Primary and secondary schools with pupils.'] },
  parkeringsavgifter: { sv: ['Parkeringsavgifter', 'Taxor och zoner.'] },
  parkeringsplatser: { sv: ['Parkeringsplatser för rörelsehindrade'] },
  cykelvägar: { sv: ['Cykelvägar', 'Nät av cykelbanor med beläggning.'] },
  trafikolyckor: { sv: ['Trafikolyckor', 'Polisrapporterade olyckor på vägar.'] },
  trafiksäkerhet: { sv: ['Trafiksäkerhetsdata', 'Hastigheter och skyltar.'] },
  trafikflöden: { sv: ['Trafikflöden', 'Räkningar av fordon.'], keywords: 'trafik' },
  hållplatser: { sv: ['Hållplatser i kollektivtrafiken'] },
  vägnät: { sv: ['Nationellt vägnät'], en: ['National road network'] },
  fastighetsregister: { sv: ['Fastighetsregister', 'Beteckningar och gränser.'], kind: 'register' },
  föreningsregister: { sv: ['Föreningsregister'], kind: 'register' },
  adresser: { sv: ['Belägenhetsadresser'] },
  luftkvalitet: { sv: ['Luftkvalitetsmätning', 'Halter av partiklar.'], en: ['Air quality measurements'] },
  buller: { sv: ['Bullerkartläggning'] },
  klimat: { sv: ['Klimatanpassningsplan'] },
  översvämning: { sv: ['Översvämningskartering', 'Utbredning vid höga flöden.'] },
  energi: { sv: ['Energiförbrukning i lokaler', 'Mätvärden per timme.'] },
  fjärrvärme: { sv: ['Fjärrvärmenät'] },
  avfall: { sv: ['Återvinningsstationer', 'Var man lämnar glas och papper.'] },
  befolkning: { sv: ['Befolkning efter ålder och kön', 'Folkmängd i slutet av året.'], en: ['Population by age and sex'] },
  befolkningsprognos: { sv: ['Befolkningsprognos'] },
  statistik: { sv: ['Statistik om företag', 'Antal anställda efter bransch.'] },
  arbetslöshet: { sv: ['Arbetslöshet', 'Andel av arbetskraften.'] },
  valresultat: { sv: ['Valresultat', 'Röster per distrikt.'] },
  valdistrikt: { sv: ['Valdistrikt'] },
  leverantörsfakturor: { sv: ['Leverantörsfakturor', 'Betalda belopp.'], publisher: 'Ekdala kommun' },
  upphandling: { sv: ['Annonserade upphandlingar'] },
  kommunstyrelsen: { sv: ['Protokoll från kommunstyrelsen', 'Beslut och bilagor.'] },
  nämnder: { sv: ['Nämndernas sammanträden'] },
  bibliotek: { sv: ['Bibliotek och öppettider'] },
  kulturmiljö: { sv: ['Kulturmiljöer av riksintresse'] },
  naturreservat: { sv: ['Naturreservat'], en: ['Nature reserves'] },
  skogsbruk: { sv: ['Avverkningsanmälningar', 'Anmäld skogsmark.'] },
  fiske: { sv: ['Fiskevatten'] },
  etjänst: { sv: ['E-tjänst för föreningsbidrag'], kind: 'public-service' },
  ansökanFörskola: { sv: ['Ansöka om plats i förskola'], kind: 'public-service' },
  adressTjänst: { sv: ['Adressök', 'Ett gränssnitt för sökning.'], kind: 'data-service' },
  geodataApi: { en: ['Spatial data service', 'Download of geographic data.'], kind: 'data-service' },
  ledningssystem: { sv: ['Ledningssystem för informationssäkerhet'], en: ['ISO/IEC 27001'], kind: 'standard' },
  tillgänglighet: { sv: ['Tillgänglighet för webb'], en: ['EN 301 549'], kind: 'standard' },
  dcat: { en: ['DCAT-AP 3.0.1', 'An application profile for data portals.'], kind: 'standard' },
  öppnaData: { sv: ['Öppna data på en karta', 'Vad vi publicerar.'] },
  policy: { sv: ['Policy för publicering', 'Hur organisationen arbetar med öppna data.'] },
  organ: { sv: ['Organ och transplantation'] },
  organisation: { sv: ['Kommunens organisation'] },
  café: { sv: ['Caféer med uteservering'] },
  is: { sv: ['Isläge på sjöar', 'Tjocklek på is.'] },
} satisfies Record<string, Example>

export type ExampleName = keyof typeof examples
export const exampleNames = Object.keys(examples) as ExampleName[]

export const exampleUri = (name: string) => `https://exempel.se/${encodeURIComponent(name)}`

/** The examples as search takes them; `id` is that of the row in `entry`. */
export function searchableExample(name: ExampleName, id: number): Searchable {
  const { sv, en, keywords = '', kind = 'dataset', publisher, more = {} }: Example = examples[name]
  const described = Object.entries({ sv: sv?.[1], en: en?.[1] })
  return {
    id,
    uri: exampleUri(name),
    kind,
    source: kind === 'standard' ? 'Standarder' : 'Exempel',
    ...(publisher && { publisher: { value: `https://exempel.se/org/${encodeURIComponent(publisher)}`, label: publisher } }),
    title: { ...(sv && { sv: sv[0] }), ...(en && { en: en[0] }) },
    keywords: keywords.split(', ').map((text) => ({ text, language: 'sv' })),
    texts: described.flatMap(([language, text]) => (text ? [{ text, language }] : [])),
    facets: { language: [...(sv ? ['sv'] : []), ...(en ? ['en'] : [])], ...more },
    changedAt: new Date(Date.UTC(2026, 0, 1 + exampleNames.indexOf(name))),
  }
}
