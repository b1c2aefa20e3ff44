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
  sourceKindShort: { rdf: 'RDF', publiccode: 'publiccode.yml' } as Record<string, string>,
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
  addSource: 'Lägg till en källa',
  download: 'Ladda ner',
  addTitle: 'Lägg till en källa',
  addAndHarvest: 'Lägg till och hämta',
  addNeedsOne: 'Ange en adress eller välj en fil.',
  addNeedsName: 'Ge källan ett namn.',
  addNeedsUrl: 'Adressen ska börja med http:// eller https://.',
  entries: 'Poster',
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
  runs: 'Körningar',
  noRuns: 'Källan har inte hämtats än.',
  seeEntries: 'Visa källans poster',
  notOperator: 'Du kan läsa allt här. För att lägga till eller hämta behöver du sitta vid datorn där Allmänning körs.',

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
  refusedRecord: 'posten togs inte in',
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
  sourceKindShort: { rdf: 'RDF', publiccode: 'publiccode.yml' },
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
  addSource: 'Add a source',
  download: 'Download',
  addTitle: 'Add a source',
  addAndHarvest: 'Add and harvest',
  addNeedsOne: 'Give an address or choose a file.',
  addNeedsName: 'Give the source a name.',
  addNeedsUrl: 'The address should begin with http:// or https://.',
  entries: 'Entries',
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
  runs: 'Runs',
  noRuns: 'The source has not been harvested yet.',
  seeEntries: 'Show the source’s entries',
  notOperator: 'You can read everything here. To add or harvest you need to be at the computer where Allmänning runs.',

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
  refusedRecord: 'the record was not taken in',
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
