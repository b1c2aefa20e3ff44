const sv = {
  title: (name: string) => `Historik för ${name}`,
  short: 'Historik',
  lead: 'Allt som har ändrats i organisationens källor, poster, roller och uppgifter. Det senaste står först.',
  whole: (seals: string, lines: string): string =>
    `Kedjan håller: ${lines} händelser i ${seals} förseglingar är oförändrade sedan de skrevs.`,
  broken: 'Kedjan håller inte. Någon har ändrat eller tagit bort något i historiken.',
  breaks: {
    changed: (chain: string, number: number) => `En händelse i försegling ${number} i kedjan «${chain}» har ändrats.`,
    missing: (chain: string, number: number) => `Något saknas vid försegling ${number} i kedjan «${chain}».`,
    unsealed: (chain: string) => `Kedjan «${chain}» har händelser utan försegling.`,
    head: (chain: string) => `De sista förseglingarna i kedjan «${chain}» har tagits bort.`,
  },
  check: 'Kontrollera kedjan',
  download: 'Ladda ner hela historiken (JSON Lines)',
  downloadHelp: 'Filen går att kontrollera utan Allmänning.',
  kindFilter: 'Visa',
  all: 'Allt',
  empty: 'Inget har hänt än.',
  emptyHelp: 'Här syns varje ändring, så snart det finns någon.',
  older: 'Visa äldre',
}

const en: typeof sv = {
  title: (name) => `History of ${name}`,
  short: 'History',
  lead: 'Everything that has changed in the organisation’s sources, entries, roles and facts. The latest comes first.',
  whole: (seals, lines) => `The chain holds: ${lines} events in ${seals} seals are unchanged since they were written.`,
  broken: 'The chain does not hold. Somebody has changed or removed something in the history.',
  breaks: {
    changed: (chain, number) => `An event in seal ${number} of the chain “${chain}” has been changed.`,
    missing: (chain, number) => `Something is missing at seal ${number} of the chain “${chain}”.`,
    unsealed: (chain) => `The chain “${chain}” has events without a seal.`,
    head: (chain) => `The last seals of the chain “${chain}” have been removed.`,
  },
  check: 'Check the chain',
  download: 'Download the whole history (JSON Lines)',
  downloadHelp: 'The file can be checked without Allmänning.',
  kindFilter: 'Show',
  all: 'Everything',
  empty: 'Nothing has happened yet.',
  emptyHelp: 'Each change is shown here as soon as there is one.',
  older: 'Show older',
}

export const words = { sv, en }
