/** What a letter about refused records says. */
type Letter = { records: string; one: boolean; source: string; date: string; list: string; feed: string }

const sv = {
  sourcesTitle: 'Källor',
  sourcesLead:
    'En källa är en adress eller en fil där någon publicerar sin katalog. Vi hämtar den, håller reda på vad som ändras och säger vad som behöver rättas.',
  sourcesNone: 'Inga källor än',
  sourcesNoneText: 'Lägg till adressen till en katalog, till exempel https://kommun.se/datasets/dcat.',
  sourceName: 'Namn',
  sourceNameHelp: 'Till exempel organisationens namn.',
  sourceUrl: 'Adress till katalogen',
  sourceUrlHelp: 'Turtle, RDF/XML, JSON-LD, N-Triples eller publiccode.yml. Lämna tomt om du hellre lämnar in en fil.',
  sourceFile: 'Fil',
  sourceFileHelp: (limit: string) => `Högst ${limit}. Filen läses en gång och sparas inte.`,
  sourceKind: 'Sorts källa',
  sourceKinds: { rdf: 'Katalog i RDF (DCAT, CPSV och andra)', publiccode: 'publiccode.yml (programvara)' } as Record<string, string>,
  sourceKindShort: { rdf: 'RDF', publiccode: 'publiccode.yml', own: 'Skrivs här' } as Record<string, string>,
  writtenHere: 'Posterna skrivs här. Se och ändra dem i organisationens lista.',
  every: 'Hämta',
  everyChoices: { '': 'Bara när någon ber om det', '1': 'Varje timme', '24': 'Varje dygn', '168': 'Varje vecka' } as Record<string, string>,
  everyShown: (hours: number | null) =>
    hours === null
      ? 'När någon ber om det'
      : hours === 1
        ? 'Varje timme'
        : hours === 24
          ? 'Varje dygn'
          : hours === 168
            ? 'Varje vecka'
            : `Var ${hours}:e timme`,
  maxGone: 'Varna när mer än så här stor del saknas (procent)',
  maxGoneHelp: 'Försvinner fler poster på en gång tar vi inte bort något, utan frågar först.',
  gate: 'Vad som släpps in',
  gateHelp: 'En post med fel enligt profilerna saknar till exempel en beskrivning. Varningar hindrar inte.',
  gates: { all: 'Alla poster', conforming: 'Bara poster utan fel enligt profilerna' } as Record<string, string>,
  gateHow: 'En post granskas när den är ny eller har ändrats. Blir den avvisad ligger versionen från tidigare kvar.',
  gateProfiles: 'Läs vad profilerna kräver',
  standing: (faulty: string, all: string, one: boolean): string =>
    one
      ? `1 av ${all} poster som finns här skulle inte släppas in i dag. Den ligger kvar, och granskas när den ändras.`
      : `${faulty} av ${all} poster som finns här skulle inte släppas in i dag. De ligger kvar, och granskas när de ändras.`,
  standingWell: 'Alla poster som finns här skulle släppas in i dag.',
  standingUnchecked: (n: string, one: boolean): string => (one ? '1 post har inte granskats än.' : `${n} poster har inte granskats än.`),
  standingLink: 'Visa vad som är fel',
  ifClosed: (faulty: string, all: string): string =>
    `I dag har ${faulty} av källans ${all} poster fel. De ligger kvar även om du bara släpper in poster utan fel.`,
  refusedLately: (n: string, one: boolean): string =>
    one ? '1 post avvisades i den senaste körningen' : `${n} poster avvisades i den senaste körningen`,
  seeRefused: (one: boolean): string => (one ? 'Visa vilken och vad som är fel' : 'Visa vilka och vad som är fel'),
  tellThem: 'Tala om det för den som kan rätta posterna:',
  writeTo: (email: string): string => `Skriv till ${email}`,
  nobodyToTell: 'Varken posterna eller katalogen har en kontaktpunkt med e-postadress, så vi vet inte vem som ska få veta det.',
  records: (n: string, one: boolean): string => (one ? '1 post' : `${n} poster`),
  letterSubject: (source: string): string => `Poster i er katalog har inte kommit med: ${source}`,
  letterBody: (of: Letter): string =>
    `Hej!

${of.one ? '1 post' : `${of.records} poster`} i er katalog «${of.source}» kom inte med när vi hämtade den ${of.date}.

Här står vilka poster det gäller, vad som är fel och hur det rättas:
${of.list}

När felen är rättade kommer posterna med nästa gång vi hämtar katalogen. Så kan ni följa hur det går:
${of.feed}
`,
  follow: 'Prenumerera på körningarna (Atom)',
  feedTitle: (source: string): string => `Körningar av ${source}`,
  feedSubtitle: 'Vad som hämtades, och vilka poster som avvisades och varför.',
  feedNothing: 'inga poster',
  feedMore: (n: string): string => `Och ${n} avvisade poster till.`,
  feedSeeRun: 'Visa hela körningen',
  addSource: 'Lägg till en källa',
  download: 'Ladda ner',
  addTitle: 'Lägg till en källa',
  addAndHarvest: 'Lägg till och hämta',
  addNeedsOne: 'Ange en adress eller välj en fil.',
  whose: 'Organisation',
  whoseHelp: 'De som sköter organisationens källor får ändra den här.',
  whoseNode: 'Ingen: noden själv',
  addNeedsName: 'Ge källan ett namn.',
  addNeedsUrl: 'Adressen ska börja med http:// eller https://.',
  entries: 'Poster',
  owner: 'Organisation',
  lastRun: 'Senaste körning',
  never: 'Aldrig hämtad',
  origin: { facts: 'Följer med Allmänning', demonstration: 'Demonstration', people: '' } as Record<string, string>,
  paused: 'pausad',
  harvestNow: 'Hämta nu',
  handIn: 'Lämna in en ny fil',
  settings: 'Inställningar',
  save: 'Spara',
  pause: 'Pausa den återkommande hämtningen',
  saved: 'Inställningarna är sparade.',
  quality: 'Kvalitet',
  qualityLink: 'Poäng, fel och vad som är bäst att rätta först',
  publishersLink: 'Jämför hur väl utgivarna beskriver sina data',
  endTitle: 'Avsluta källan',
  endText: 'Källan hämtas inte mer och dess poster tas bort ur sökningen. Historiken finns kvar.',
  endedOn: (date: string): string => `Källan avslutades ${date}. Dess poster och körningar går fortfarande att läsa.`,
  history: 'Historik',
  changeWaits: 'En ändring av källan väntar på att någon annan godkänner den.',
  seeChange: 'Visa ändringen',
  historyActions: { added: 'Lades till', changed: 'Ändrades', moved: 'Fick en annan ägare', ended: 'Avslutades' } as Record<string, string>,
  historyFields: {
    name: 'Namn',
    url: 'Adress',
    kind: 'Sort',
    every_hours: 'Timmar mellan hämtningar',
    max_gone_share: 'Varna när så stor del saknas',
    gate: 'Vad som släpps in',
    paused_at: 'Pausad',
    organisation_id: 'Organisation',
    organisation: 'Organisation',
  } as Record<string, string>,
  runs: 'Körningar',
  noRuns: 'Källan har inte hämtats än.',
  seeEntries: 'Visa källans poster',
  notOperator: 'Du kan läsa allt här. För att lägga till eller hämta behöver du logga in med en roll som får det.',

  runTitle: (n: number) => `Körning ${n}`,
  outcome: 'Utfall',
  runStart: 'Började',
  state: { waiting: 'Väntar', running: 'Pågår', done: 'Klar', incomplete: 'Ofullständig', failed: 'Misslyckades' } as Record<
    string,
    string
  >,
  stage: { fetching: 'Hämtar filen', reading: 'Läser', storing: 'Sparar poster', finishing: 'Avslutar' } as Record<string, string>,
  waitingText: 'Körningen väntar på sin tur.',
  progress: (stage: string, triples: string, records: string) => `${stage}: ${triples} uppgifter lästa, ${records} poster klara`,
  progressLabel: 'Hur långt körningen har kommit',
  reload: 'Ladda om sidan för att se hur det går.',
  counts: { added: 'nya', changed: 'ändrade', unchanged: 'oförändrade', removed: 'borttagna', refused: 'avvisade', held: 'kvarhållna' },
  started: 'Började',
  took: 'Tog',
  read: 'Läste',
  readAs: (bytes: string, triples: string) => `${bytes}, ${triples} uppgifter`,
  syntax: 'Skrivsätt',
  fetchedFrom: 'Hämtad från',
  by: 'Begärd av',
  byOperator: 'den som sköter noden',
  bySchedule: 'Allmänning, av sig själv',
  nothingWrong: 'Inget att anmärka på.',
  findings: 'Att åtgärda',
  severity: { violation: 'Fel', warning: 'Varning', info: 'Upplysning' },
  refusedTag: 'Avvisad',
  faults: (n: string, one: boolean): string => (one ? '1 fel' : `${n} fel`),
  moreFaults: (n: string): string => `Och ${n} fel till.`,
  earlierStays: 'Versionen från tidigare ligger kvar.',
  valueNow: 'Nu står det',
  example: 'Till exempel:',
  rule: 'Regeln',
  show: 'Visa',
  showAll: 'Allt',
  showRefused: 'Avvisade poster',
  sameAs: 'Filen var densamma som i en tidigare körning, så den lästes inte igen.',
  sameAsRefused: 'Det som avvisades då är fortfarande avvisat.',
  sameAsLink: (n: number): string => `Visa körning ${n}`,
  whatToDo: 'Gör så här',
  where: (line: number, column?: number) => (column === undefined ? `rad ${line}` : `rad ${line}, kolumn ${column}`),
  changes: { added: 'Nya poster', changed: 'Ändrade poster', removed: 'Borttagna poster' },
  onlyFirst: (shown: string, all: string) => `De första ${shown} av ${all} visas.`,
  heldTitle: 'Ovanligt många poster saknas',
  heldText: (held: string) =>
    `${held} poster som fanns förut saknas i källan. Vi har behållit dem, eftersom det oftare är ett fel än en avsikt.`,
  confirmRemoval: 'De ska bort – hämta igen och ta bort dem',
  findingsCsv: 'Ladda ner listan (CSV)',
  runAgain: 'Hämta igen',
}

type Words = typeof sv

const en = {
  sourcesTitle: 'Sources',
  sourcesLead:
    'A source is an address or a file where somebody publishes their catalogue. We fetch it, keep track of what changes and tell what needs correcting.',
  sourcesNone: 'No sources yet',
  sourcesNoneText: 'Add the address of a catalogue, for example https://municipality.se/datasets/dcat.',
  sourceName: 'Name',
  sourceNameHelp: 'For example the name of the organisation.',
  sourceUrl: 'Address of the catalogue',
  sourceUrlHelp: 'Turtle, RDF/XML, JSON-LD, N-Triples or publiccode.yml. Leave it empty if you rather hand in a file.',
  sourceFile: 'File',
  sourceFileHelp: (limit) => `At most ${limit}. The file is read once and not kept.`,
  sourceKind: 'Kind of source',
  sourceKinds: { rdf: 'Catalogue in RDF (DCAT, CPSV and others)', publiccode: 'publiccode.yml (software)' },
  sourceKindShort: { rdf: 'RDF', publiccode: 'publiccode.yml', own: 'Written here' },
  writtenHere: 'The entries are written here. See and change them in the organisation’s list.',
  every: 'Harvest',
  everyChoices: { '': 'Only when somebody asks', '1': 'Every hour', '24': 'Every day', '168': 'Every week' },
  everyShown: (hours) =>
    hours === null
      ? 'When somebody asks'
      : hours === 1
        ? 'Every hour'
        : hours === 24
          ? 'Every day'
          : hours === 168
            ? 'Every week'
            : `Every ${hours} hours`,
  maxGone: 'Warn when more than this share is missing (per cent)',
  maxGoneHelp: 'If more records vanish at once we remove nothing, and ask first.',
  gate: 'What is let in',
  gateHelp: 'A record with errors by the profiles lacks a description, for example. Warnings do not keep a record out.',
  gates: { all: 'Every record', conforming: 'Only records without errors by the profiles' },
  gateHow: 'A record is checked when it is new or has changed. If it is refused, the version from before stays.',
  gateProfiles: 'Read what the profiles demand',
  standing: (faulty, all, one) =>
    one
      ? `1 of ${all} entries that are here would not be let in today. It stays, and is checked when it changes.`
      : `${faulty} of ${all} entries that are here would not be let in today. They stay, and are checked when they change.`,
  standingWell: 'All entries that are here would be let in today.',
  standingUnchecked: (n, one) => (one ? '1 entry has not been checked yet.' : `${n} entries have not been checked yet.`),
  standingLink: 'Show what is wrong',
  ifClosed: (faulty, all) =>
    `Today ${faulty} of the source’s ${all} entries have errors. They stay even if you only let in records without errors.`,
  refusedLately: (n, one) => (one ? '1 record was refused in the last run' : `${n} records were refused in the last run`),
  seeRefused: (one) => (one ? 'Show which one and what is wrong' : 'Show which ones and what is wrong'),
  tellThem: 'Tell whoever can correct the records:',
  writeTo: (email) => `Write to ${email}`,
  nobodyToTell: 'Neither the records nor the catalogue have a contact point with an e-mail address, so we do not know whom to tell.',
  records: (n, one) => (one ? '1 record' : `${n} records`),
  letterSubject: (source) => `Records in your catalogue were not included: ${source}`,
  letterBody: (of) =>
    `Hello,

${of.one ? '1 record' : `${of.records} records`} in your catalogue “${of.source}” ${of.one ? 'was' : 'were'} not included when we harvested it on ${of.date}.

This page lists the records, what is wrong and how to correct it:
${of.list}

Once corrected, they are included the next time we harvest the catalogue. You can follow how it goes here:
${of.feed}
`,
  follow: 'Subscribe to the runs (Atom)',
  feedTitle: (source) => `Runs of ${source}`,
  feedSubtitle: 'What was harvested, and which records were refused and why.',
  feedNothing: 'no records',
  feedMore: (n) => `And ${n} more refused records.`,
  feedSeeRun: 'Show the whole run',
  addSource: 'Add a source',
  download: 'Download',
  addTitle: 'Add a source',
  addAndHarvest: 'Add and harvest',
  addNeedsOne: 'Give an address or choose a file.',
  whose: 'Organisation',
  whoseHelp: 'Those who look after the sources of the organisation may change this one.',
  whoseNode: 'None: the node itself',
  addNeedsName: 'Give the source a name.',
  addNeedsUrl: 'The address should begin with http:// or https://.',
  entries: 'Entries',
  owner: 'Organisation',
  lastRun: 'Last run',
  never: 'Never harvested',
  origin: { facts: 'Comes with Allmänning', demonstration: 'Demonstration', people: '' },
  paused: 'paused',
  harvestNow: 'Harvest now',
  handIn: 'Hand in a new file',
  settings: 'Settings',
  save: 'Save',
  pause: 'Pause the recurring harvest',
  saved: 'The settings are saved.',
  quality: 'Quality',
  qualityLink: 'Points, errors and what is best to fix first',
  publishersLink: 'Compare how well the publishers describe their data',
  endTitle: 'End the source',
  endText: 'The source is harvested no more, and its entries are taken out of the search. Their history stays.',
  endedOn: (date) => `The source was ended ${date}. Its entries and runs can still be read.`,
  history: 'History',
  changeWaits: 'A change of the source is waiting for somebody else to approve it.',
  seeChange: 'Show the change',
  historyActions: { added: 'Added', changed: 'Changed', moved: 'Got another owner', ended: 'Ended' },
  historyFields: {
    name: 'Name',
    url: 'Address',
    kind: 'Kind',
    every_hours: 'Hours between harvests',
    max_gone_share: 'Warn when this share is missing',
    gate: 'What is let in',
    paused_at: 'Paused',
    organisation_id: 'Organisation',
    organisation: 'Organisation',
  },
  runs: 'Runs',
  noRuns: 'The source has not been harvested yet.',
  seeEntries: 'Show the source’s entries',
  notOperator: 'You can read everything here. To add or harvest you need to sign in with a role that may.',

  runTitle: (n) => `Run ${n}`,
  outcome: 'Outcome',
  runStart: 'Started',
  state: { waiting: 'Waiting', running: 'Under way', done: 'Done', incomplete: 'Incomplete', failed: 'Failed' },
  stage: { fetching: 'Fetching the file', reading: 'Reading', storing: 'Storing records', finishing: 'Finishing' },
  waitingText: 'The run is waiting for its turn.',
  progress: (stage, triples, records) => `${stage}: ${triples} statements read, ${records} records done`,
  progressLabel: 'How far the run has come',
  reload: 'Reload the page to see how it goes.',
  counts: { added: 'added', changed: 'changed', unchanged: 'unchanged', removed: 'removed', refused: 'refused', held: 'held back' },
  started: 'Started',
  took: 'Took',
  read: 'Read',
  readAs: (bytes, triples) => `${bytes}, ${triples} statements`,
  syntax: 'Syntax',
  fetchedFrom: 'Fetched from',
  by: 'Asked for by',
  byOperator: 'the operator of the node',
  bySchedule: 'Allmänning, by itself',
  nothingWrong: 'Nothing to remark on.',
  findings: 'To do',
  severity: { violation: 'Error', warning: 'Warning', info: 'Note' },
  refusedTag: 'Refused',
  faults: (n, one) => (one ? '1 error' : `${n} errors`),
  moreFaults: (n) => `And ${n} more errors.`,
  earlierStays: 'The version from before stays.',
  valueNow: 'It says',
  example: 'For example:',
  rule: 'The rule',
  show: 'Show',
  showAll: 'Everything',
  showRefused: 'Refused records',
  sameAs: 'The file was the same as in an earlier run, so it was not read again.',
  sameAsRefused: 'What was refused then is still refused.',
  sameAsLink: (n) => `Show run ${n}`,
  whatToDo: 'What to do',
  where: (line, column) => (column === undefined ? `line ${line}` : `line ${line}, column ${column}`),
  changes: { added: 'New records', changed: 'Changed records', removed: 'Removed records' },
  onlyFirst: (shown, all) => `The first ${shown} of ${all} are shown.`,
  heldTitle: 'Unusually many records are missing',
  heldText: (held) =>
    `${held} records that were there before are missing from the source. We have kept them, since it is more often a fault than an intention.`,
  confirmRemoval: 'They should go – harvest again and remove them',
  findingsCsv: 'Download the list (CSV)',
  runAgain: 'Harvest again',
} satisfies Words

/** The texts of sources and runs. */
export const words: { sv: Words; en: Words } = { sv, en }
