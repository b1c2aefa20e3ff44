import { prefixes } from './namespaces.ts'
import type { Explanation } from './parse-problem.ts'

const sameAsBefore = {
  sv: 'Rätta stället, och titta även på raden före: ett glömt tecken där märks först här.',
  en: 'Correct this place, and look at the line before it: a character missing there shows only here.',
}

/** What n3 says, in words for the publisher. */
export const turtleExplanations: readonly Explanation[] = [
  {
    when: /Undefined prefix "([^"]*):"/,
    code: 'rdf-prefix-missing',
    message: (prefix) => ({
      sv: `förkortningen «${prefix}:» används men är inte angiven.`,
      en: `the prefix “${prefix}:” is used but not declared.`,
    }),
    fix: (prefix) => {
      const iri = (prefixes as Record<string, string>)[prefix!] ?? '…'
      return {
        sv: `Lägg till «@prefix ${prefix}: <${iri}> .» överst i filen.`,
        en: `Add “@prefix ${prefix}: <${iri}> .” at the top of the file.`,
      }
    },
  },
  {
    when: /^got eof$/,
    code: 'rdf-truncated',
    message: () => ({ sv: 'filen tar slut mitt i en uppgift.', en: 'the file ends in the middle of a statement.' }),
    fix: () => ({
      sv: 'Kontrollera att hela filen kom fram, och att den sista uppgiften slutar med punkt.',
      en: 'Check that the whole file arrived, and that the last statement ends with a full stop.',
    }),
  },
  {
    when: /Unexpected "([\s\S]*)" on line/,
    code: 'rdf-syntax',
    message: (text) => ({ sv: `här står «${short(text)}», som inte är giltigt.`, en: `“${short(text)}” stands here, which is not valid.` }),
    fix: (text) =>
      /^["']/.test(text ?? '')
        ? {
            sv: 'Avsluta texten med samma citattecken; en text över flera rader skrivs inom """.',
            en: 'End the text with the same quotation mark; a text over several lines is written within """.',
          }
        : text?.startsWith('<')
          ? { sv: 'Avsluta adressen med >.', en: 'End the address with >.' }
          : sameAsBefore,
  },
  {
    when: /^Expected (.+?) but got (.+?)(?: on line \d+\.)?$/,
    code: 'rdf-syntax',
    message: (wanted, got) => ({
      sv: `här väntades ${swedish(wanted)}, men det står ${swedish(got)}.`,
      en: `${wanted} was expected here, but there is ${got}.`,
    }),
    fix: () => sameAsBefore,
  },
  {
    when: /^Expected punctuation/,
    code: 'rdf-syntax',
    message: () => ({ sv: 'här väntades punkt, semikolon eller komma.', en: 'a full stop, semicolon or comma was expected here.' }),
    fix: () => sameAsBefore,
  },
  {
    when: /^([\s\S]*?)(?: on line \d+\.)?$/,
    code: 'rdf-syntax',
    message: (text) => ({ sv: `läsaren kom inte vidare (${short(text)}).`, en: `the reader could not go on (${short(text)}).` }),
    fix: () => sameAsBefore,
  },
]

const words: Record<string, string> = {
  entity: 'ett namn eller ett värde',
  eof: 'slutet på filen',
  literal: 'en text',
  predicate: 'en egenskap',
  abbreviation: 'ett kortord',
  IRI: 'en adress',
  prefixed: 'ett förkortat namn',
  blank: 'en namnlös nod',
  '.': 'en punkt',
  ';': 'ett semikolon',
  ',': 'ett komma',
}
const swedish = (word = ''): string => words[word] ?? `«${word}»`
const short = (text = ''): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
