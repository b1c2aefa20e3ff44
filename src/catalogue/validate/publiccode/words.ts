import type { LanguageText } from '../../../kernel/language-text.ts'

type Words = { message: LanguageText; fix: LanguageText }
const both = (message: [string, string], fix: [string, string]): Words => ({
  message: { sv: message[0], en: message[1] },
  fix: { sv: fix[0], en: fix[1] },
})
const example = (value: string | undefined): [string, string] => (value ? [` Till exempel: ${value}`, ` For example: ${value}`] : ['', ''])

/** What stands in the file, in words. */
export const typeNames = {
  text: { sv: 'en text', en: 'a text' },
  number: { sv: 'ett tal', en: 'a number' },
  boolean: { sv: 'ja eller nej (true eller false)', en: 'yes or no (true or false)' },
  list: { sv: 'en lista', en: 'a list' },
  section: { sv: 'ett avsnitt med egna nycklar', en: 'a section with keys of its own' },
} as const satisfies Record<string, LanguageText>
export type TypeName = keyof typeof typeNames

const shapes: Record<TypeName, [string, string]> = {
  text: ['Skriv värdet på samma rad som nyckeln.', 'Write the value on the same line as the key.'],
  number: ['Skriv ett tal.', 'Write a number.'],
  boolean: ['Skriv true eller false, utan citattecken.', 'Write true or false, without quotation marks.'],
  list: [
    'Skriv varje värde på en egen rad som börjar med bindestreck.',
    'Write each value on a line of its own that begins with a hyphen.',
  ],
  section: ['Skriv nycklarna på egna rader under, med indrag.', 'Write the keys on lines of their own below, indented.'],
}

/** Every fault that can be told about, in one place. */
export const words = {
  missing: (key: string, label: LanguageText, right?: string) =>
    both(
      [`${key} saknas: ${label.sv}.`, `${key} is missing: ${label.en}.`],
      [`Lägg till ${key}.${example(right)[0]}`, `Add ${key}.${example(right)[1]}`],
    ),
  empty: (key: string, label: LanguageText, right?: string) =>
    both(
      [`${key} är tom: ${label.sv}.`, `${key} is empty: ${label.en}.`],
      [`Skriv minst ett värde.${example(right)[0]}`, `Write at least one value.${example(right)[1]}`],
    ),
  wrongType: (key: string, wanted: TypeName, found: TypeName, right?: string) =>
    both(
      [
        `${key} ska vara ${typeNames[wanted].sv}, men är ${typeNames[found].sv}.`,
        `${key} should be ${typeNames[wanted].en}, but is ${typeNames[found].en}.`,
      ],
      [shapes[wanted][0] + example(right)[0], shapes[wanted][1] + example(right)[1]],
    ),
  needsQuotes: (key: string, found: TypeName, value: string) =>
    both(
      [
        `${key} ska vara en text, men läses som ${typeNames[found].sv}: ${value}.`,
        `${key} should be a text, but is read as ${typeNames[found].en}: ${value}.`,
      ],
      [`Sätt citattecken om värdet: "${value}".`, `Put quotation marks around the value: "${value}".`],
    ),
  wrongForm: (key: string, value: string, is: LanguageText, fix: LanguageText, meant?: string) =>
    both(
      [`${key} är inte ${is.sv}: ${value}`, `${key} is not ${is.en}: ${value}`],
      meant === undefined ? [fix.sv!, fix.en!] : [`${fix.sv} Menade du ${meant}?`, `${fix.en} Did you mean ${meant}?`],
    ),
  notInList: (key: string, value: string, allowed: readonly string[], nearest?: string) =>
    both(
      [`${key} har ett värde som inte finns i standarden: ${value}`, `${key} has a value that is not in the standard: ${value}`],
      [
        `${nearest ? `Menade du ${nearest}? ` : ''}${allowed.length > 12 ? 'Välj ett värde ur standardens lista.' : `Välj ett av: ${allowed.join(', ')}.`}`,
        `${nearest ? `Did you mean ${nearest}? ` : ''}${allowed.length > 12 ? 'Choose a value from the list of the standard.' : `Choose one of: ${allowed.join(', ')}.`}`,
      ],
    ),
  tooLong: (key: string, longest: number, is: number) =>
    both(
      [`${key} är ${is} tecken lång. Högst ${longest} är tillåtet.`, `${key} is ${is} characters long. At most ${longest} are allowed.`],
      [`Korta texten med minst ${is - longest} tecken.`, `Shorten the text by at least ${is - longest} characters.`],
    ),
  tooShort: (key: string, shortest: number, is: number) =>
    both(
      [
        `${key} är bara ${is} tecken lång. Minst ${shortest} behövs.`,
        `${key} is only ${is} characters long. At least ${shortest} are needed.`,
      ],
      ['Berätta mer om vad programmet gör för den som använder det.', 'Tell more about what the software does for those who use it.'],
    ),
  unknownKey: (key: string, nearest?: string) =>
    both(
      [`${key} är ingen nyckel i standarden.`, `${key} is not a key of the standard.`],
      nearest
        ? [`Menade du ${nearest}? Annars: ta bort nyckeln.`, `Did you mean ${nearest}? Otherwise remove the key.`]
        : [
            'Ta bort nyckeln, eller rätta stavningen. Stora och små bokstäver räknas.',
            'Remove the key, or correct the spelling. Capitals count.',
          ],
    ),
  renamed: (key: string, since: string, to?: string) =>
    to
      ? both(
          [`${key} heter ${to} sedan version ${since} av standarden.`, `${key} is called ${to} since version ${since} of the standard.`],
          [`Byt namn på nyckeln till ${to}.`, `Rename the key to ${to}.`],
        )
      : both(
          [`${key} togs bort ur standarden i version ${since}.`, `${key} was removed from the standard in version ${since}.`],
          ['Ta bort nyckeln.', 'Remove the key.'],
        ),
  deprecated: (key: string, since: string, instead: LanguageText) =>
    both(
      [
        `${key} är på väg ut: standarden avråder sedan version ${since}.`,
        `${key} is on its way out: the standard advises against it since version ${since}.`,
      ],
      [instead.sv!, instead.en!],
    ),
  newer: (key: string, since: string, stated: string) =>
    both(
      [
        `${key} kom i version ${since}, men filen säger version ${stated}.`,
        `${key} came in version ${since}, but the file states version ${stated}.`,
      ],
      ['Ändra publiccodeYmlVersion till "0.7".', 'Change publiccodeYmlVersion to "0.7".'],
    ),
  olderVersion: (stated: string, latest: string) =>
    both(
      [
        `Filen följer version ${stated} av standarden. Den senaste är ${latest}.`,
        `The file follows version ${stated} of the standard. The latest is ${latest}.`,
      ],
      [
        `Ändra till publiccodeYmlVersion: "${latest}" när resten är rätt.`,
        `Change to publiccodeYmlVersion: "${latest}" when the rest is right.`,
      ],
    ),
  unknownVersion: (stated: string, latest: string) =>
    both(
      [
        `Version ${stated} av standarden finns inte. Filen är prövad mot ${latest}.`,
        `There is no version ${stated} of the standard. The file is checked against ${latest}.`,
      ],
      [`Skriv publiccodeYmlVersion: "${latest}".`, `Write publiccodeYmlVersion: "${latest}".`],
    ),
  countrySection: (key: string) =>
    both(
      [
        `${key} är ett avsnitt för ett land. Standarden avråder från sådana sedan version 0.7.`,
        `${key} is a section for a country. The standard advises against such since version 0.7.`,
      ],
      [
        'Räkna upp standarder och lagar under supports i stället, och skriv organisationen under organisation.',
        'List standards and laws below supports instead, and the organisation below organisation.',
      ],
    ),
  twoSpellings: (one: string, other: string) =>
    both(
      [
        `${one} och ${other} är samma avsnitt. Det får bara finnas en gång.`,
        `${one} and ${other} are the same section. It may stand only once.`,
      ],
      [`Flytta allt till ${one} och ta bort ${other}.`, `Move everything to ${one} and remove ${other}.`],
    ),
  smallLetters: (key: string, value: string) =>
    both(
      [
        `${key} är en landskod med små bokstäver: ${value}. Standarden vill ha stora sedan version 0.5.`,
        `${key} is a country code in small letters: ${value}. The standard wants capitals since version 0.5.`,
      ],
      [`Skriv ${value.toUpperCase()}.`, `Write ${value.toUpperCase()}.`],
    ),
  requiredBecause: (key: string, label: LanguageText, type: string, right?: string) =>
    both(
      [
        `${key} saknas: ${label.sv}. Den krävs när maintenance.type är ${type}.`,
        `${key} is missing: ${label.en}. It is required when maintenance.type is ${type}.`,
      ],
      [`Lägg till ${key}.${example(right)[0]}`, `Add ${key}.${example(right)[1]}`],
    ),
  forbiddenBecause: (key: string, type: string) =>
    both(
      [`${key} får inte finnas när maintenance.type är ${type}.`, `${key} must not be there when maintenance.type is ${type}.`],
      ['Ta bort leverantörerna, eller skriv type: contract.', 'Remove the contractors, or write type: contract.'],
    ),
  contractEnded: (key: string, day: string) =>
    both(
      [`${key} har passerat: avtalet gällde till ${day}.`, `${key} has passed: the contract held until ${day}.`],
      [
        'Skriv avtalets nya sista dag, eller ändra maintenance.type.',
        'Write the new last day of the contract, or change maintenance.type.',
      ],
    ),
  unknownAlias: (key: string, value: string, allowed: readonly string[], nearest?: string) =>
    both(
      [`${key} har ett kortnamn som standarden inte känner: ${value}`, `${key} has a short name that the standard does not know: ${value}`],
      [
        `${nearest ? `Menade du ${nearest}? ` : ''}Kortnamnen är ${allowed.join(', ')}. Annars: skriv standardens webbadress.`,
        `${nearest ? `Did you mean ${nearest}? ` : ''}The short names are ${allowed.join(', ')}. Otherwise write the web address of the standard.`,
      ],
    ),
  licenceUnknown: (id: string, nearest?: string) =>
    both(
      [`Licensen finns inte i SPDX lista: ${id}`, `The licence is not in the list of SPDX: ${id}`],
      nearest
        ? [`Menade du ${nearest}?`, `Did you mean ${nearest}?`]
        : [
            'Skriv licensens kortnamn från spdx.org/licenses, till exempel EUPL-1.2.',
            'Write the short name of the licence from spdx.org/licenses, such as EUPL-1.2.',
          ],
    ),
  licenceNoExpression: (value: string) =>
    both(
      [`Licensen är inte skriven som SPDX kräver: ${value}`, `The licence is not written as SPDX demands: ${value}`],
      [
        'Skriv ett kortnamn från spdx.org/licenses, eller flera med AND eller OR mellan: MIT OR EUPL-1.2.',
        'Write a short name from spdx.org/licenses, or several with AND or OR between them: MIT OR EUPL-1.2.',
      ],
    ),
  licenceSpelling: (id: string, right: string) =>
    both([`Licensen stavas ${right}, inte ${id}.`, `The licence is spelt ${right}, not ${id}.`], [`Skriv ${right}.`, `Write ${right}.`]),
  licenceDeprecated: (id: string) =>
    both(
      [
        `SPDX avråder från kortnamnet ${id}: det säger inte om senare versioner av licensen får användas.`,
        `SPDX advises against the short name ${id}: it does not tell whether later versions of the licence may be used.`,
      ],
      [
        `Skriv till exempel ${id.replace(/\+$/, '')}-only eller ${id.replace(/\+$/, '')}-or-later.`,
        `Write, for example, ${id.replace(/\+$/, '')}-only or ${id.replace(/\+$/, '')}-or-later.`,
      ],
    ),
  tooMuch: () =>
    both(
      [
        'Filen är större eller mer invecklad än en publiccode.yml kan vara. Resten är inte prövad.',
        'The file is larger or more involved than a publiccode.yml can be. The rest is not checked.',
      ],
      ['Kontrollera att det är rätt fil, och ta bort det som upprepas.', 'See that it is the right file, and remove what is repeated.'],
    ),
  aliasBomb: () =>
    both(
      [
        'Filen hänvisar till sig själv så många gånger att den inte kan läsas.',
        'The file refers to itself so many times that it cannot be read.',
      ],
      ['Skriv värdena rakt ut i stället för att hänvisa med & och *.', 'Write the values out instead of referring with & and *.'],
    ),
  notSection: () =>
    both(
      [
        'Filen innehåller inga nycklar. En publiccode.yml är rader som name: värde.',
        'The file has no keys. A publiccode.yml is lines such as name: value.',
      ],
      [
        'Kontrollera att det är rätt fil. Börja med publiccodeYmlVersion: "0.7".',
        'See that it is the right file. Begin with publiccodeYmlVersion: "0.7".',
      ],
    ),
} as const satisfies Record<string, (...parts: never[]) => Words>

/** Faults of YAML itself, by the code that the reader gives. */
export const yamlWords: { readonly [code: string]: Words } = {
  DUPLICATE_KEY: both(
    ['Samma nyckel står två gånger på samma ställe.', 'The same key stands twice in the same place.'],
    [
      'Behåll en av dem. Står språk eller avsnitt dubbelt: lägg ihop dem.',
      'Keep one of them. If a language or a section stands twice: put them together.',
    ],
  ),
  TAB_AS_INDENT: both(
    ['Raden börjar med ett tabbtecken.', 'The line begins with a tab.'],
    ['Byt tabbtecknet mot två blanksteg.', 'Replace the tab with two spaces.'],
  ),
  BAD_INDENT: both(
    ['Raden har fel indrag.', 'The line is indented wrongly.'],
    ['Låt nycklar på samma nivå börja lika långt in.', 'Let keys of the same level begin equally far in.'],
  ),
  BAD_ALIAS: both(
    ['Raden hänvisar med * till något som inte finns.', 'The line refers with * to something that is not there.'],
    ['Sätt citattecken om ett värde som börjar med * eller &.', 'Put quotation marks around a value that begins with * or &.'],
  ),
  BLOCK_AS_IMPLICIT_KEY: both(
    ['Raden innehåller ett kolon för mycket.', 'The line has a colon too many.'],
    ['Sätt citattecken om värdet.', 'Put quotation marks around the value.'],
  ),
  MULTIPLE_DOCS: both(
    ['Filen innehåller flera dokument, skilda åt av ---.', 'The file has several documents, separated by ---.'],
    ['Skriv en fil för varje program.', 'Write one file for each piece of software.'],
  ),
}

export const yamlGeneral = (reason: string): Words =>
  both(
    [`Filen är inte giltig YAML här: ${reason}`, `The file is not valid YAML here: ${reason}`],
    [
      'Rätta raden. Vanliga fel är fel indrag och kolon i ett värde utan citattecken.',
      'Correct the line. Common faults are wrong indentation and a colon in a value without quotation marks.',
    ],
  )
