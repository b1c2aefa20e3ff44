import type { LanguageText } from '../../kernel/language-text.ts'
import type { DistributionFacts, Facts } from './facts.ts'
import { type DatasetIndicator, type IndicatorId, indicators } from './indicators.ts'
import type { DatasetMarks, DistributionMarks } from './marks.ts'
import { type Method, methods } from './method.ts'
import { formatByName, formatMeant, formatOf, isMediaType } from './vocabulary.ts'

/** What kind of work it is: a value set once for all, knowledge about each dataset, or something on a server. */
export const efforts = {
  once: { sv: 'Ställs ofta in en gång för alla', en: 'Often set once for all' },
  each: { sv: 'Kräver kunskap om varje datamängd', en: 'Needs knowledge about each dataset' },
  server: { sv: 'Görs på servern eller i filerna', en: 'Done on the server or in the files' },
} as const satisfies Record<string, LanguageText>
export type Effort = keyof typeof efforts

/** What it would be afterwards, or nothing where there is nothing to do. */
type Dataset = (marks: DatasetMarks, facts: Facts) => Partial<DatasetMarks> | undefined
type Distribution = (
  marks: DistributionMarks,
  facts: DistributionFacts,
  of: { dataset: Facts; method: Method },
) => Partial<DistributionMarks> | undefined

type Row = {
  /** The indicator that gains most; its label, reason and advice go with the fix. */
  indicator: IndicatorId
  effort: Effort
  /** After a number of datasets: «47 datamängder saknar nyckelord». English tells one from many. */
  state: { sv: string; en: { one: string; many: string } }
  /** Where the indicator's own advice says too little. */
  do?: LanguageText
} & ({ dataset: Dataset } | { distribution: Distribution } | { first: Partial<DistributionMarks> })

const lacks = (sv: string, en: string) => ({ sv: `saknar ${sv}`, en: { one: `lacks ${en}`, many: `lack ${en}` } })
const missing =
  (id: DatasetIndicator, also: Partial<DatasetMarks> = {}): Dataset =>
  (marks) =>
    marks[id] === 0 ? { [id]: 1, ...also } : undefined

const ofConcept = (concept: { nonProprietary?: boolean; machineReadable?: boolean } | undefined): Partial<DistributionMarks> => ({
  ...(concept?.nonProprietary && { nonProprietary: 1 }),
  ...(concept?.machineReadable && { machineReadable: 1 }),
})
const half = ({ formatVocabulary }: DistributionMarks) => ({ formatVocabulary: Math.min(1, (formatVocabulary ?? 0) + 0.5) })

/** What a publisher can do, each with what it gives. One act may fulfil several indicators: a licence chosen from the list gives both points for licences. */
export const fixes = {
  'add-keywords': { indicator: 'keyword', effort: 'each', state: lacks('nyckelord', 'keywords'), dataset: missing('keyword') },
  'add-theme': { indicator: 'theme', effort: 'each', state: lacks('kategori', 'a theme'), dataset: missing('theme') },
  'add-spatial': {
    indicator: 'spatial',
    effort: 'once',
    state: lacks('geografiskt område', 'a geographical area'),
    dataset: missing('spatial'),
  },
  'add-temporal': { indicator: 'temporal', effort: 'each', state: lacks('tidsperiod', 'a time period'), dataset: missing('temporal') },
  'correct-violations': {
    indicator: 'compliance',
    effort: 'each',
    state: { sv: 'har fel i valideringen mot DCAT-AP', en: { one: 'has violations of DCAT-AP', many: 'have violations of DCAT-AP' } },
    dataset: missing('compliance'),
  },
  'add-access-rights': {
    indicator: 'accessRights',
    effort: 'once',
    state: lacks('åtkomsträttigheter', 'access rights'),
    dataset: missing('accessRights', { accessRightsVocabulary: 1 }),
    do: indicators.accessRightsVocabulary.do,
  },
  'list-access-rights': {
    indicator: 'accessRightsVocabulary',
    effort: 'once',
    state: {
      sv: 'har åtkomsträttigheter utanför EU:s lista',
      en: { one: 'has access rights from outside the list of the EU', many: 'have access rights from outside the list of the EU' },
    },
    dataset: (marks) => (marks.accessRights === 1 && marks.accessRightsVocabulary === 0 ? { accessRightsVocabulary: 1 } : undefined),
  },
  'add-contact': {
    indicator: 'contactPoint',
    effort: 'once',
    state: lacks('kontaktuppgift', 'a contact point'),
    dataset: missing('contactPoint'),
  },
  'add-publisher': { indicator: 'publisher', effort: 'once', state: lacks('utgivare', 'a publisher'), dataset: missing('publisher') },
  'add-issued': { indicator: 'issued', effort: 'each', state: lacks('utgivningsdatum', 'a release date'), dataset: missing('issued') },
  'add-modified': {
    indicator: 'modified',
    effort: 'once',
    state: lacks('ändringsdatum', 'a date of modification'),
    dataset: missing('modified'),
  },

  'add-distribution': {
    indicator: 'accessUrlAnswers',
    effort: 'each',
    state: lacks('distribution', 'a distribution'),
    do: {
      sv: 'Lägg till en distribution med en adress som svarar, ett öppet format och en licens ur listan.',
      en: 'Add a distribution with an address that answers, an open format and a licence from the list.',
    },
    first: {
      accessUrlAnswers: 1,
      format: 1,
      mediaType: 1,
      formatVocabulary: 1,
      nonProprietary: 1,
      machineReadable: 1,
      licence: 1,
      licenceVocabulary: 1,
    },
  },
  'mend-access-url': {
    indicator: 'accessUrlAnswers',
    effort: 'server',
    state: {
      sv: 'har en åtkomstadress som inte svarar',
      en: { one: 'has an access URL that does not answer', many: 'have access URLs that do not answer' },
    },
    distribution: (marks, facts) => (facts.accessUrls.length > 0 && marks.accessUrlAnswers === 0 ? { accessUrlAnswers: 1 } : undefined),
  },
  'add-access-url': {
    indicator: 'accessUrlAnswers',
    effort: 'each',
    state: lacks('webbadress för åtkomst', 'an access URL'),
    do: { sv: 'Ange adressen där uppgifterna finns. Den är obligatorisk.', en: 'Give the address where the data is. It is mandatory.' },
    distribution: (_, facts) => (facts.accessUrls.length === 0 ? { accessUrlAnswers: 1 } : undefined),
  },
  'add-download-url': {
    indicator: 'downloadUrl',
    effort: 'each',
    state: lacks('webbadress för nedladdning', 'a download URL'),
    do: {
      sv: 'Ange adressen direkt till filen, där det finns en fil. Är det ett API går poängen inte att få.',
      en: 'Give the address straight to the file, where there is one. For an API these points cannot be had.',
    },
    distribution: (marks) => (marks.downloadUrl === 0 ? { downloadUrl: 1, downloadUrlAnswers: 1 } : undefined),
  },
  'mend-download-url': {
    indicator: 'downloadUrlAnswers',
    effort: 'server',
    state: {
      sv: 'har en nedladdningsadress som inte svarar',
      en: { one: 'has a download URL that does not answer', many: 'have download URLs that do not answer' },
    },
    distribution: (marks) => (marks.downloadUrl === 1 && marks.downloadUrlAnswers === 0 ? { downloadUrlAnswers: 1 } : undefined),
  },
  'add-format': {
    indicator: 'format',
    effort: 'once',
    state: lacks('format', 'a format'),
    distribution: (marks, facts) => (marks.format === 0 ? { format: 1, ...half(marks), ...ofConcept(probableFormat(facts)) } : undefined),
  },
  'list-format': {
    indicator: 'formatVocabulary',
    effort: 'once',
    state: {
      sv: 'har ett format som inte är skrivet som i EU:s lista',
      en: {
        one: 'has a format that is not written as in the list of the EU',
        many: 'have formats that are not written as in the list of the EU',
      },
    },
    do: {
      sv: 'Skriv formatet som EU:s adress, till exempel http://publications.europa.eu/resource/authority/file-type/CSV.',
      en: 'Write the format as the EU’s address, such as http://publications.europa.eu/resource/authority/file-type/CSV.',
    },
    distribution: (marks, { formats }, { method }) =>
      marks.format === 1 && !formats.some((value) => formatOf(value, methods[method]))
        ? { ...half(marks), ...ofConcept(formats.map(formatMeant).find(Boolean)) }
        : undefined,
  },
  'add-media-type': {
    indicator: 'mediaType',
    effort: 'once',
    state: lacks('medietyp', 'a media type'),
    distribution: (marks) => (marks.mediaType === 0 ? { mediaType: 1, ...half(marks) } : undefined),
  },
  'list-media-type': {
    indicator: 'formatVocabulary',
    effort: 'once',
    state: {
      sv: 'har en medietyp som IANA inte känner',
      en: { one: 'has a media type that IANA does not know', many: 'have media types that IANA does not know' },
    },
    do: indicators.mediaType.do,
    distribution: (marks, { mediaTypes }) => (marks.mediaType === 1 && !mediaTypes.some(isMediaType) ? half(marks) : undefined),
  },
  'open-format': {
    indicator: 'machineReadable',
    effort: 'server',
    state: {
      sv: 'finns bara i format som inte är öppna och maskinläsbara',
      en: {
        one: 'comes only in formats that are not open and machine-readable',
        many: 'come only in formats that are not open and machine-readable',
      },
    },
    do: {
      sv: 'Publicera också som CSV, JSON eller något annat öppet och maskinläsbart format.',
      en: 'Publish as CSV, JSON or some other open and machine-readable format as well.',
    },
    distribution: (_, facts) => {
      const meant = facts.formats.flatMap((value) => formatMeant(value) ?? [])
      if (meant.length === 0 || meant.some((one) => one.machineReadable && one.nonProprietary)) return undefined
      return { nonProprietary: 1, machineReadable: 1 }
    },
  },
  'add-licence': {
    indicator: 'licence',
    effort: 'once',
    state: lacks('licens', 'a licence'),
    distribution: (marks, _, { dataset }) =>
      marks.licence === 0 && dataset.licences.length === 0 ? { licence: 1, licenceVocabulary: 1 } : undefined,
    do: indicators.licenceVocabulary.do,
  },
  'move-licence': {
    indicator: 'licence',
    effort: 'once',
    state: {
      sv: 'har licensen på datamängden i stället för på distributionerna',
      en: {
        one: 'has its licence on the dataset instead of the distributions',
        many: 'have their licence on the dataset instead of the distributions',
      },
    },
    distribution: (marks, _, { dataset }) =>
      marks.licence === 0 && dataset.licences.length > 0 ? { licence: 1, licenceVocabulary: 1 } : undefined,
    do: {
      sv: 'Skriv samma licens på varje distribution, med sin adress ur listan.',
      en: 'Write the same licence on every distribution, by its address from the list.',
    },
  },
  'list-licence': {
    indicator: 'licenceVocabulary',
    effort: 'once',
    state: {
      sv: 'har en licens utanför listan',
      en: { one: 'has a licence from outside the list', many: 'have licences from outside the list' },
    },
    distribution: (marks) => (marks.licence === 1 && marks.licenceVocabulary === 0 ? { licenceVocabulary: 1 } : undefined),
  },
  'add-rights': {
    indicator: 'rights',
    effort: 'once',
    state: lacks('rättighetsförklaring', 'a rights statement'),
    distribution: (marks) => (marks.rights === 0 ? { rights: 1 } : undefined),
  },
  'add-byte-size': {
    indicator: 'byteSize',
    effort: 'server',
    state: lacks('filstorlek', 'a file size'),
    distribution: (marks) => (marks.byteSize === 0 ? { byteSize: 1 } : undefined),
  },
} as const satisfies Record<string, Row>

export type FixId = keyof typeof fixes
export const fixIds = Object.keys(fixes) as FixId[]

/** What the distribution probably is, by its media type or the end of its address. */
function probableFormat({ mediaTypes, downloadUrls, accessUrls }: DistributionFacts) {
  return mediaTypes.map(formatMeant).find(Boolean) ?? [...downloadUrls, ...accessUrls].map(formatByName).find(Boolean)
}
