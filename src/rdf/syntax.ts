import type { Finding } from '../kernel/finding.ts'
import { encodingOf } from './decode.ts'

export type Syntax = 'turtle' | 'trig' | 'ntriples' | 'nquads' | 'rdfxml' | 'jsonld'

/** The first media type and extension of a row are the ones we answer with. */
export const syntaxes = {
  turtle: {
    label: 'Turtle',
    mediaTypes: ['text/turtle', 'application/x-turtle', 'text/n3', 'text/rdf+n3'],
    extensions: ['ttl', 'n3', 'turtle'],
  },
  rdfxml: { label: 'RDF/XML', mediaTypes: ['application/rdf+xml'], extensions: ['rdf', 'rdfs', 'owl', 'xml'] },
  jsonld: { label: 'JSON-LD', mediaTypes: ['application/ld+json'], extensions: ['jsonld', 'json'] },
  ntriples: { label: 'N-Triples', mediaTypes: ['application/n-triples'], extensions: ['nt', 'ntriples'] },
  trig: { label: 'TriG', mediaTypes: ['application/trig', 'application/x-trig'], extensions: ['trig'] },
  nquads: { label: 'N-Quads', mediaTypes: ['application/n-quads', 'text/x-nquads', 'text/nquads'], extensions: ['nq', 'nquads'] },
} as const satisfies Record<Syntax, { label: string; mediaTypes: readonly string[]; extensions: readonly string[] }>

const all = Object.keys(syntaxes) as Syntax[]

export const syntaxOfMediaType = (mediaType: string): Syntax | undefined => {
  const bare = mediaType.split(';')[0]!.trim().toLowerCase()
  return all.find((syntax) => (syntaxes[syntax].mediaTypes as readonly string[]).includes(bare))
}

export const syntaxOfName = (name: string): Syntax | undefined => {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name.replace(/[?#].*$/, '').replace(/\.(gz|zip)$/i, ''))?.[1]?.toLowerCase()
  return all.find((syntax) => (syntaxes[syntax].extensions as readonly string[]).includes(extension ?? ''))
}

/** How many bytes of a file `detectSyntax` would like to see: room for a long licence comment before the first element. */
export const headWanted = 64 * 1024

/**
 * Which syntax it is. What the file begins with goes before what the server or the name says, because servers are often set up wrongly;
 * media type and name decide between syntaxes that begin alike (Turtle, TriG, N-Triples).
 */
export function detectSyntax(file: { mediaType?: string; name?: string; head: Uint8Array }): { syntax: Syntax } | { refusal: Finding } {
  const packed = archives.find(({ magic }) => magic.every((byte, index) => file.head[index] === byte))
  if (packed) return { refusal: refuse('packed', packed.label) }
  const head = new TextDecoder(encodingOf(file.head)).decode(file.head).replace(/^\ufeff/, '')
  const start = head.trimStart()
  if (start === '') return { refusal: refuse('empty') }

  const stated = (file.mediaType && syntaxOfMediaType(file.mediaType)) || (file.name && syntaxOfName(file.name)) || undefined
  const xml = afterXmlProlog(start)
  if (/^<!doctype\s+html|^<html[\s>]/i.test(xml)) return { refusal: refuse('html') }
  if (
    start.startsWith('<?xml') ||
    /^<[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?(\s+[\w:.-]+\s*=|\s*\/?>)/.test(xml) ||
    /^<!(DOCTYPE|--)/.test(start)
  )
    return looksLikeRdfXml(head) ? { syntax: 'rdfxml' } : { refusal: refuse('xml', /<([\w.:-]+)/.exec(xml)?.[1] ?? '') }
  if (/^[{[]\s*(["{[\]}]|$)/.test(start) && !(stated === 'trig' && start.startsWith('{'))) return json(head, stated)
  if (stated !== undefined && stated !== 'rdfxml' && stated !== 'jsonld') return { syntax: stated }
  return fromWords(start, stated)
}

const archives: readonly { label: string; magic: readonly number[] }[] = [
  { label: 'gzip', magic: [0x1f, 0x8b] },
  { label: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { label: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { label: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { label: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { label: 'PDF', magic: [0x25, 0x50, 0x44, 0x46] },
]

const afterXmlProlog = (text: string): string => {
  let rest = text
  for (let before = ''; rest !== before; ) {
    before = rest
    rest = rest.replace(/^\s*(<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+(?!html)[^[>]*(\[[\s\S]*?\]\s*)?>)/i, '').trimStart()
  }
  return rest
}

// The namespace is declared on the outermost element, or in a wrapper's first member (CSW answers).
const looksLikeRdfXml = (head: string): boolean => head.includes('http://www.w3.org/1999/02/22-rdf-syntax-ns#') || head.includes('<rdf:RDF')

function json(head: string, stated: Syntax | undefined): { syntax: Syntax } | { refusal: Finding } {
  // An expanded document has no context, only full IRIs and keywords.
  if (stated === 'jsonld' && /"@(context|id|type|graph|value)"/.test(head)) return { syntax: 'jsonld' }
  if (/"@context"\s*:|"@graph"\s*:\s*\[|"@id"\s*:\s*"/.test(head)) return { syntax: 'jsonld' }
  return { refusal: refuse('json') }
}

function fromWords(start: string, stated: Syntax | undefined): { syntax: Syntax } | { refusal: Finding } {
  const text = start.replace(/^(\s*#[^\n]*\n)+/, '').trimStart()
  if (/^(GRAPH\s+)?(<[^>]*>|[\w-]*:[\w-]+)?\s*\{/i.test(text)) return { syntax: 'trig' }
  if (/^@?(prefix|base)\s/i.test(text))
    return { syntax: /(^|\n)\s*(GRAPH\s+)?(<[^>\n]*>|[\w-]*:[\w-]+)?\s*\{/i.test(text) ? 'trig' : 'turtle' }
  const line = text.split('\n')[0]!.trimEnd()
  const term = String.raw`(?:<[^>\s]*>|_:\S+)`
  const triple = String.raw`${term}[ \t]+<[^>\s]*>[ \t]+(?:${term}|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>\s]*>)?)`
  if (new RegExp(String.raw`^${triple}[ \t]*\.$`).test(line)) return { syntax: 'ntriples' }
  if (new RegExp(String.raw`^${triple}[ \t]+${term}[ \t]*\.$`).test(line)) return { syntax: 'nquads' }
  if (/^(<[^>]*>|_:\S+|\[|[A-Za-z][\w.-]*:\S*)/.test(text)) return { syntax: 'turtle' }
  if (text === '' && start.startsWith('#'))
    return { syntax: stated === undefined || stated === 'rdfxml' || stated === 'jsonld' ? 'turtle' : stated }
  return { refusal: refuse('unknown') }
}

type Text = { sv: string; en: string }
const refusals = {
  empty: () => ({
    message: { sv: 'Filen är tom.', en: 'The file is empty.' },
    fix: {
      sv: 'Kontrollera adressen, och att källan har publicerat något.',
      en: 'Check the address, and that the source has published anything.',
    },
  }),
  html: () => ({
    message: { sv: 'Det här är en webbsida, inte en katalog.', en: 'This is a web page, not a catalogue.' },
    fix: {
      sv: 'Ange adressen till själva RDF-filen. Den slutar ofta på .rdf, .ttl eller .jsonld. Är adressen rätt kan sidan vara ett felmeddelande eller en inloggning.',
      en: 'Give the address of the RDF file itself. It often ends in .rdf, .ttl or .jsonld. If the address is right, the page may be an error message or a sign-in form.',
    },
  }),
  packed: (kind: string) => ({
    message: { sv: `Filen är packad (${kind}).`, en: `The file is packed (${kind}).` },
    fix: { sv: 'Packa upp den och lämna RDF-filen i den.', en: 'Unpack it and give the RDF file inside.' },
  }),
  json: () => ({
    message: { sv: 'Filen är JSON men inte JSON-LD: den saknar @context.', en: 'The file is JSON but not JSON-LD: it has no @context.' },
    fix: {
      sv: 'Be källan om katalogen som JSON-LD, Turtle eller RDF/XML. Är det ett svar från ett API, ange adressen till exporten i stället.',
      en: 'Ask the source for the catalogue as JSON-LD, Turtle or RDF/XML. If this is an answer from an API, give the address of the export instead.',
    },
  }),
  xml: (root: string) => ({
    message: {
      sv: `Filen är XML men inte RDF/XML: den börjar med <${root}>.`,
      en: `The file is XML but not RDF/XML: it begins with <${root}>.`,
    },
    fix: {
      sv: 'Be källan om katalogen som RDF (DCAT-AP). En CSW-tjänst kan ofta ge det med outputSchema=http://www.w3.org/ns/dcat#.',
      en: 'Ask the source for the catalogue as RDF (DCAT-AP). A CSW service can often give it with outputSchema=http://www.w3.org/ns/dcat#.',
    },
  }),
  unknown: () => ({
    message: { sv: 'Filen är inte i något RDF-format som vi känner igen.', en: 'The file is in no RDF format that we recognise.' },
    fix: {
      sv: `Lämna katalogen som något av ${all.map((syntax) => syntaxes[syntax].label).join(', ')}.`,
      en: `Give the catalogue as one of ${all.map((syntax) => syntaxes[syntax].label).join(', ')}.`,
    },
  }),
} satisfies Record<string, (detail: string) => { message: Text; fix: Text }>

const refuse = (kind: keyof typeof refusals, detail = ''): Finding => ({
  severity: 'violation',
  code: `not-rdf-${kind}`,
  ...refusals[kind](detail),
})
