import { prefixes } from './namespaces.ts'
import { type Explanation, type Position, unreadable } from './parse-problem.ts'

export const notRdf = (root: string, position: Position) =>
  unreadable(
    'not-rdf-xml',
    { sv: `filen är XML men inte RDF/XML: den börjar med <${root}>.`, en: `the file is XML but not RDF/XML: it begins with <${root}>.` },
    { sv: 'Be källan om katalogen som RDF (DCAT-AP).', en: 'Ask the source for the catalogue as RDF (DCAT-AP).' },
    position,
  )
export const tooDeep = (deepest: number, position: Position) =>
  unreadable(
    'rdf-too-deep',
    { sv: `fler än ${deepest} element ligger i varandra.`, en: `more than ${deepest} elements lie inside one another.` },
    { sv: 'Skriv noderna bredvid varandra och hänvisa med rdf:resource.', en: 'Write the nodes side by side and refer with rdf:resource.' },
    position,
  )
export const bareAmpersand = (line: number, after: string) =>
  unreadable(
    'xml-ampersand',
    {
      sv: `här står ett &-tecken för sig självt («&${after.slice(0, 20).split('\n')[0]}»).`,
      en: `an ampersand stands by itself here (“&${after.slice(0, 20).split('\n')[0]}”).`,
    },
    { sv: 'Skriv & som &amp;, också i adresser.', en: 'Write & as &amp;, in addresses too.' },
    { line: line - (after.split('\n').length - 1) },
  )
export const entityBomb = (position: Position) =>
  unreadable(
    'xml-entities',
    {
      sv: 'förkortningarna (ENTITY) i filen växer till orimligt mycket text.',
      en: 'the entities of the file grow to an unreasonable amount of text.',
    },
    { sv: 'Skriv ut texten i stället för att använda ENTITY.', en: 'Write the text out instead of using entities.' },
    position,
  )

const lookHere = {
  sv: 'Rätta stället, och kontrollera filen med en XML-validerare.',
  en: 'Correct this place, and check the file with an XML validator.',
}

/** What the library and its XML parser say, in words for the publisher. */
export const rdfXmlExplanations: readonly Explanation[] = [
  {
    when: /unbound namespace prefix: "([^"]*)"/,
    code: 'rdf-prefix-missing',
    message: (prefix) => ({
      sv: `förkortningen «${prefix}:» används men är inte angiven.`,
      en: `the prefix “${prefix}:” is used but not declared.`,
    }),
    fix: (prefix) => {
      const iri = (prefixes as Record<string, string>)[prefix!] ?? '…'
      return {
        sv: `Lägg till xmlns:${prefix}="${iri}" på det yttersta elementet.`,
        en: `Add xmlns:${prefix}="${iri}" to the outermost element.`,
      }
    },
  },
  {
    when: /undefined entity/,
    code: 'xml-entity-missing',
    message: () => ({
      sv: 'här används en teckenkod (&…;) som inte är angiven.',
      en: 'a character name (&…;) is used that is not declared.',
    }),
    fix: () => ({
      sv: 'Skriv tecknet självt, till exempel å i stället för &aring;, och & som &amp;.',
      en: 'Write the character itself, such as å instead of &aring;, and & as &amp;.',
    }),
  },
  {
    when: /unclosed tag: (.*)|unexpected end|document must contain a root element/,
    code: 'rdf-truncated',
    message: (tag) => ({
      sv: tag === undefined ? 'filen tar slut för tidigt.' : `filen tar slut innan <${tag}> är avslutat.`,
      en: tag === undefined ? 'the file ends too early.' : `the file ends before <${tag}> is closed.`,
    }),
    fix: () => ({ sv: 'Kontrollera att hela filen kom fram.', en: 'Check that the whole file arrived.' }),
  },
  {
    when: /unexpected close tag|unmatched closing tag/,
    code: 'rdf-syntax',
    message: () => ({
      sv: 'här avslutas ett element som inte är det senast öppnade.',
      en: 'an element is closed here that is not the last one opened.',
    }),
    fix: () => lookHere,
  },
  {
    when: /Illegal (node|property) element name: (\S+)/,
    code: 'rdf-syntax',
    message: (_, name) => ({ sv: `rdf:${name} får inte stå här.`, en: `rdf:${name} may not stand here.` }),
    fix: () => ({
      sv: 'Alla poster ska ligga direkt i ett enda rdf:RDF. Slår du ihop filer: ta med deras innehåll, inte deras yttersta element.',
      en: 'All records belong directly in one single rdf:RDF. If you merge files, take their content, not their outermost element.',
    }),
  },
  {
    when: /^([\s\S]*)$/,
    code: 'rdf-syntax',
    message: (text) => ({
      sv: `XML-läsaren kom inte vidare (${text!.slice(0, 120)}).`,
      en: `the XML reader could not go on (${text!.slice(0, 120)}).`,
    }),
    fix: () => lookHere,
  },
]
