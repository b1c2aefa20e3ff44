import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../../rdf/namespaces.ts'

export const dimensions = {
  findability: { sv: 'Upptäckbarhet', en: 'Findability' },
  accessibility: { sv: 'Åtkomlighet', en: 'Accessibility' },
  interoperability: { sv: 'Interoperabilitet', en: 'Interoperability' },
  reusability: { sv: 'Återanvändbarhet', en: 'Reusability' },
  contextuality: { sv: 'Kontextualitet', en: 'Contextuality' },
} as const satisfies Record<string, LanguageText>

export type Dimension = keyof typeof dimensions
export const dimensionNames = Object.keys(dimensions) as Dimension[]

type Row = {
  dimension: Dimension
  /** What has it: the dataset itself, or each of its distributions. */
  level: 'dataset' | 'distribution'
  points: number
  /** The property that is looked at. */
  property: string
  /** The metric's name in the vocabulary that data.europa.eu publishes its measurements with (https://piveau.eu/ns/voc#). */
  metric: string
  label: LanguageText
  why: LanguageText
  do: LanguageText
}

/**
 * The 23 indicators of the EU's Metadata Quality Assessment, 405 points in all (data.europa.eu/mqa/methodology, as restated in
 * mjanez/ckan-mqa README, commit a784c13). How each is judged stands in marks.ts.
 */
export const indicators = {
  keyword: {
    dimension: 'findability',
    level: 'dataset',
    points: 30,
    property: ns.dcat('keyword'),
    metric: 'keywordAvailability',
    label: { sv: 'Nyckelord', en: 'Keywords' },
    why: {
      sv: 'Den som söker använder andra ord än titeln.',
      en: 'People search with other words than those of the title.',
    },
    do: {
      sv: 'Ange minst ett nyckelord: ett ord i taget, i singular och med små bokstäver.',
      en: 'Give at least one keyword: one word at a time, singular and in lower case.',
    },
  },
  theme: {
    dimension: 'findability',
    level: 'dataset',
    points: 30,
    property: ns.dcat('theme'),
    metric: 'categoryAvailability',
    label: { sv: 'Kategori', en: 'Theme' },
    why: {
      sv: 'Portaler i hela Europa sorterar efter samma tretton kategorier.',
      en: 'Portals all over Europe sort by the same thirteen themes.',
    },
    do: { sv: 'Välj minst en av EU:s tretton kategorier.', en: 'Choose at least one of the thirteen themes of the EU.' },
  },
  spatial: {
    dimension: 'findability',
    level: 'dataset',
    points: 20,
    property: ns.dcterms('spatial'),
    metric: 'spatialAvailability',
    label: { sv: 'Geografiskt område', en: 'Geographical area' },
    why: { sv: 'Då går det att söka efter data om en viss plats.', en: 'It lets people search for data about a place.' },
    do: {
      sv: 'Ange vilket område uppgifterna gäller, till exempel kommunen.',
      en: 'State which area the data is about, such as the municipality.',
    },
  },
  temporal: {
    dimension: 'findability',
    level: 'dataset',
    points: 20,
    property: ns.dcterms('temporal'),
    metric: 'temporalAvailability',
    label: { sv: 'Tidsperiod', en: 'Time period' },
    why: { sv: 'Då går det att söka efter data från en viss tid.', en: 'It lets people search for data from a time.' },
    do: {
      sv: 'Ange från och med när uppgifterna gäller, och till när om de har ett slut.',
      en: 'State from when the data applies, and until when if it ends.',
    },
  },
  accessUrlAnswers: {
    dimension: 'accessibility',
    level: 'distribution',
    points: 50,
    property: ns.dcat('accessURL'),
    metric: 'accessUrlStatusCode',
    label: { sv: 'Webbadressen för åtkomst svarar', en: 'The access URL answers' },
    why: { sv: 'En adress som inte svarar gör data oåtkomliga.', en: 'Data behind an address that does not answer cannot be reached.' },
    do: { sv: 'Rätta adressen, eller servern som den leder till.', en: 'Correct the address, or the server it leads to.' },
  },
  downloadUrl: {
    dimension: 'accessibility',
    level: 'distribution',
    points: 20,
    property: ns.dcat('downloadURL'),
    metric: 'downloadUrlAvailability',
    label: { sv: 'Webbadress för nedladdning', en: 'Download URL' },
    why: {
      sv: 'En dator kan hämta filen utan att leta på en sida.',
      en: 'A computer can fetch the file without looking for it on a page.',
    },
    do: { sv: 'Ange adressen direkt till filen.', en: 'Give the address that leads straight to the file.' },
  },
  downloadUrlAnswers: {
    dimension: 'accessibility',
    level: 'distribution',
    points: 30,
    property: ns.dcat('downloadURL'),
    metric: 'downloadUrlStatusCode',
    label: { sv: 'Webbadressen för nedladdning svarar', en: 'The download URL answers' },
    why: { sv: 'En fil som inte kan hämtas kan inte användas.', en: 'A file that cannot be fetched cannot be used.' },
    do: { sv: 'Rätta adressen, eller lägg tillbaka filen.', en: 'Correct the address, or put the file back.' },
  },
  format: {
    dimension: 'interoperability',
    level: 'distribution',
    points: 20,
    property: ns.dcterms('format'),
    metric: 'formatAvailability',
    label: { sv: 'Format', en: 'Format' },
    why: { sv: 'Den som ska använda filen vet vilket program som behövs.', en: 'Users know which program the file needs.' },
    do: { sv: 'Ange filens format ur EU:s lista.', en: 'State the format of the file, from the list of the EU.' },
  },
  mediaType: {
    dimension: 'interoperability',
    level: 'distribution',
    points: 10,
    property: ns.dcat('mediaType'),
    metric: 'mediaTypeAvailability',
    label: { sv: 'Medietyp', en: 'Media type' },
    why: { sv: 'Program känner igen filen utan att öppna den.', en: 'Programs recognise the file without opening it.' },
    do: {
      sv: 'Ange medietypen, till exempel text/csv, med IANA:s adress.',
      en: 'State the media type, such as text/csv, by the address IANA gives it.',
    },
  },
  formatVocabulary: {
    dimension: 'interoperability',
    level: 'distribution',
    points: 10,
    property: ns.dcterms('format'),
    metric: 'formatMediaTypeVocabularyAlignment',
    label: { sv: 'Format och medietyp ur lista', en: 'Format and media type from a list' },
    why: {
      sv: 'Samma format heter lika överallt och kan väljas i en sökning.',
      en: 'The same format has the same name everywhere, and can be chosen in a search.',
    },
    do: {
      sv: 'Skriv formatet som EU:s adress för det, och medietypen som IANA:s.',
      en: 'Write the format as the EU’s address for it, and the media type as IANA’s.',
    },
  },
  nonProprietary: {
    dimension: 'interoperability',
    level: 'distribution',
    points: 20,
    property: ns.dcterms('format'),
    metric: 'formatMediaTypeNonProprietary',
    label: { sv: 'Öppet format', en: 'Non-proprietary format' },
    why: { sv: 'Ingen behöver köpa ett visst program för att använda data.', en: 'Nobody needs to buy a program to use the data.' },
    do: {
      sv: 'Publicera också i ett öppet format, till exempel CSV eller JSON.',
      en: 'Publish in an open format as well, such as CSV or JSON.',
    },
  },
  machineReadable: {
    dimension: 'interoperability',
    level: 'distribution',
    points: 20,
    property: ns.dcterms('format'),
    metric: 'formatMediaTypeMachineInterpretable',
    label: { sv: 'Maskinläsbart format', en: 'Machine-readable format' },
    why: { sv: 'Data kan behandlas av program utan handpåläggning.', en: 'Programs can process the data without handwork.' },
    do: {
      sv: 'Publicera också i ett maskinläsbart format, till exempel CSV eller JSON i stället för PDF.',
      en: 'Publish in a machine-readable format as well, such as CSV or JSON instead of PDF.',
    },
  },
  compliance: {
    dimension: 'interoperability',
    level: 'dataset',
    points: 30,
    property: ns.dcterms('conformsTo'),
    metric: 'dcatApCompliance',
    label: { sv: 'Följer DCAT-AP', en: 'Complies with DCAT-AP' },
    why: {
      sv: 'Andra portaler kan läsa beskrivningen utan att något går förlorat.',
      en: 'Other portals can read the description without losing anything.',
    },
    do: {
      sv: 'Rätta felen mot DCAT-AP. Ett enda fel räcker för att mista poängen.',
      en: 'Correct the violations of DCAT-AP. A single one is enough to lose the points.',
    },
  },
  licence: {
    dimension: 'reusability',
    level: 'distribution',
    points: 20,
    property: ns.dcterms('license'),
    metric: 'licenceAvailability',
    label: { sv: 'Licens', en: 'Licence' },
    why: { sv: 'Utan licens vet ingen vad som är tillåtet.', en: 'Without a licence nobody knows what is allowed.' },
    do: { sv: 'Ange licensen på varje distribution.', en: 'State the licence on every distribution.' },
  },
  licenceVocabulary: {
    dimension: 'reusability',
    level: 'distribution',
    points: 10,
    property: ns.dcterms('license'),
    metric: 'knownLicence',
    label: { sv: 'Licens ur lista', en: 'Licence from a list' },
    why: { sv: 'En känd licens behöver inte läsas av en jurist.', en: 'A known licence need not be read by a lawyer.' },
    do: {
      sv: 'Ange licensen med sin adress, till exempel http://creativecommons.org/publicdomain/zero/1.0/.',
      en: 'State the licence by its address, such as http://creativecommons.org/publicdomain/zero/1.0/.',
    },
  },
  accessRights: {
    dimension: 'reusability',
    level: 'dataset',
    points: 10,
    property: ns.dcterms('accessRights'),
    metric: 'accessRightsAvailability',
    label: { sv: 'Åtkomsträttigheter', en: 'Access rights' },
    why: { sv: 'Det syns om data är öppna för alla.', en: 'It shows whether the data is open to all.' },
    do: {
      sv: 'Ange om uppgifterna är offentliga, begränsade eller icke-offentliga.',
      en: 'State whether the data is public, restricted or non-public.',
    },
  },
  accessRightsVocabulary: {
    dimension: 'reusability',
    level: 'dataset',
    points: 5,
    property: ns.dcterms('accessRights'),
    metric: 'accessRightsVocabularyAlignment',
    label: { sv: 'Åtkomsträttigheter ur lista', en: 'Access rights from a list' },
    why: { sv: 'Öppna data kan väljas i en sökning.', en: 'Open data can be chosen in a search.' },
    do: {
      sv: 'Välj värdet ur EU:s lista: PUBLIC, RESTRICTED eller NON_PUBLIC.',
      en: 'Choose the value from the list of the EU: PUBLIC, RESTRICTED or NON_PUBLIC.',
    },
  },
  contactPoint: {
    dimension: 'reusability',
    level: 'dataset',
    points: 20,
    property: ns.dcat('contactPoint'),
    metric: 'contactPointAvailability',
    label: { sv: 'Kontaktuppgift', en: 'Contact point' },
    why: { sv: 'Den som undrar eller hittar ett fel vet vem som svarar.', en: 'Whoever wonders, or finds a fault, knows whom to ask.' },
    do: { sv: 'Ange en funktion med namn och e-postadress.', en: 'Give a function with a name and an e-mail address.' },
  },
  publisher: {
    dimension: 'reusability',
    level: 'dataset',
    points: 10,
    property: ns.dcterms('publisher'),
    metric: 'publisherAvailability',
    label: { sv: 'Utgivare', en: 'Publisher' },
    why: { sv: 'Det syns vem som ansvarar.', en: 'It shows who is responsible.' },
    do: { sv: 'Ange organisationen som ansvarar för uppgifterna.', en: 'State the organisation that is responsible for the data.' },
  },
  rights: {
    dimension: 'contextuality',
    level: 'distribution',
    points: 5,
    property: ns.dcterms('rights'),
    metric: 'rightsAvailability',
    label: { sv: 'Rättigheter', en: 'Rights' },
    why: { sv: 'Villkor som licensen inte säger blir kända.', en: 'Conditions that the licence does not state become known.' },
    do: { sv: 'Ange en rättighetsförklaring på varje distribution.', en: 'Give a rights statement on every distribution.' },
  },
  byteSize: {
    dimension: 'contextuality',
    level: 'distribution',
    points: 5,
    property: ns.dcat('byteSize'),
    metric: 'byteSizeAvailability',
    label: { sv: 'Filstorlek', en: 'File size' },
    why: { sv: 'Den som hämtar vet vad som väntar.', en: 'Whoever downloads knows what to expect.' },
    do: { sv: 'Ange filens storlek i byte.', en: 'State the size of the file in bytes.' },
  },
  issued: {
    dimension: 'contextuality',
    level: 'dataset',
    points: 5,
    property: ns.dcterms('issued'),
    metric: 'dateIssuedAvailability',
    label: { sv: 'Utgivningsdatum', en: 'Release date' },
    why: { sv: 'Det syns hur länge uppgifterna har funnits.', en: 'It shows how long the data has been there.' },
    do: { sv: 'Ange när uppgifterna publicerades första gången.', en: 'State when the data was first published.' },
  },
  modified: {
    dimension: 'contextuality',
    level: 'dataset',
    points: 5,
    property: ns.dcterms('modified'),
    metric: 'dateModifiedAvailability',
    label: { sv: 'Ändringsdatum', en: 'Date modified' },
    why: { sv: 'Det syns hur färska uppgifterna är.', en: 'It shows how fresh the data is.' },
    do: { sv: 'Ange när uppgifterna senast ändrades.', en: 'State when the data last changed.' },
  },
} as const satisfies Record<string, Row>

export type IndicatorId = keyof typeof indicators
export const indicatorIds = Object.keys(indicators) as IndicatorId[]

type AtLevel<Level> = { [id in IndicatorId]: (typeof indicators)[id]['level'] extends Level ? id : never }[IndicatorId]
export type DatasetIndicator = AtLevel<'dataset'>
export type DistributionIndicator = AtLevel<'distribution'>

const at = (level: Row['level']) => indicatorIds.filter((id) => indicators[id].level === level)
export const datasetIndicators = at('dataset') as DatasetIndicator[]
export const distributionIndicators = at('distribution') as DistributionIndicator[]
