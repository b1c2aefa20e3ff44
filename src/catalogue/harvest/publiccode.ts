import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { isMap, LineCounter, parseDocument } from 'yaml'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { isIri } from '../../rdf/iri.ts'
import { ns } from '../../rdf/namespaces.ts'

const { blankNode, literal, namedNode, quad } = DataFactory
type Value = unknown
type Document = { [key: string]: Value }

// publiccode.yml 0.7 → the properties that software shares with other entries (CodeMeta's crosswalk for publiccode, and ADMS-AP 2.01).
// A row: where in the file, and what it says there. The whole file follows as allm:publiccode, so that nothing is lost.
const texts: readonly (readonly [string, string])[] = [
  ['name', ns.dcterms('title')],
  ['localisedName', ns.dcterms('alternative')],
  ['softwareVersion', ns.owl('versionInfo')],
  ['applicationSuite', ns.dcterms('isVersionOf')],
  ['softwareType', ns.schema('applicationCategory')],
  ['developmentStatus', ns.schema('creativeWorkStatus')],
  ['platforms', ns.schema('operatingSystem')],
  ['categories', ns.dcat('keyword')],
  ['usedBy', ns.allm('usedBy')],
  ['fundedBy', ns.schema('funder')],
  ['legal.mainCopyrightOwner', ns.schema('copyrightHolder')],
  ['localisation.availableLanguages', ns.dcterms('language')],
  ['intendedAudience.scope', ns.dcterms('audience')],
  ['dependsOn.open', ns.schema('softwareRequirements')],
  ['dependsOn.proprietary', ns.schema('softwareRequirements')],
  ['dependsOn.hardware', ns.schema('softwareRequirements')],
]
const addresses: readonly (readonly [string, string])[] = [
  ['url', ns.schema('codeRepository')],
  ['landingURL', ns.dcat('landingPage')],
  ['roadmap', ns.foaf('page')],
  ['isBasedOn', ns.prov('wasDerivedFrom')],
  ['organisation.uri', ns.dcterms('publisher')],
]
const byLanguage: readonly (readonly [string, string])[] = [
  ['shortDescription', ns.dcterms('abstract')],
  ['longDescription', ns.dcterms('description')],
  ['features', ns.dcat('keyword')],
]

/** Reads one publiccode.yml as the triples of one piece of software. */
export function quadsFromPubliccode(text: string, file: string): { quads: Quad[] } | { refusal: Finding } {
  const lines = new LineCounter()
  let document: ReturnType<typeof parseDocument>
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  } catch (error) {
    return { refusal: notReadable((error as Error).message, { line: 1, col: 1 }) } // brackets nested by the thousand
  }
  const [fault] = document.errors
  if (fault) return { refusal: notReadable(fault.message, lines.linePos(fault.pos[0])) }
  if (!isMap(document.contents)) return { refusal: notPubliccode(file) }
  let content: Document
  try {
    content = document.toJS({ maxAliasCount: 100 }) // a YAML bomb is aliases of aliases
  } catch (error) {
    return { refusal: notReadable((error as Error).message, { line: 1, col: 1 }) }
  }
  if (content.publiccodeYmlVersion === undefined && content['publiccode-yaml-version'] === undefined)
    return { refusal: notPubliccode(file) }
  const subject = addressOf(content.url)
  if (!subject || !/^(https?|git|ssh|svn):/.test(subject.value)) return { refusal: noRepository() }
  const quads: Quad[] = []
  const say = (property: string, object: ReturnType<typeof literal> | ReturnType<typeof namedNode>) =>
    quads.push(quad(subject, namedNode(property), object) as unknown as Quad)
  say(ns.rdf('type'), namedNode(ns.schema('SoftwareSourceCode')))
  for (const [path, property] of texts) for (const word of listAt(content, path)) say(property, literal(named(word)))
  for (const [path, property] of addresses)
    for (const address of listAt(content, path)) say(property, addressOf(address) ?? literal(String(address)))
  for (const id of listAt(content, 'supports')) say(ns.dcterms('conformsTo'), standard((id as Document)?.id ?? id))
  for (const licence of listAt(content, 'legal.license')) say(ns.dcterms('license'), spdx(String(licence)))
  for (const date of listAt(content, 'releaseDate'))
    say(ns.dcterms('modified'), literal(String(date).slice(0, 10), namedNode(ns.xsd('date'))))
  for (const [language, description] of Object.entries((content.description ?? {}) as Document)) {
    for (const [key, property] of byLanguage)
      for (const word of listAt(description as Document, key)) say(property, literal(String(word).trim(), language.toLowerCase()))
  }
  for (const [number, contact] of [...listAt(content, 'maintenance.contacts'), ...listAt(content, 'maintenance.contractors')].entries()) {
    const node = blankNode(`contact${number}`)
    quads.push(
      quad(subject, namedNode(ns.dcat('contactPoint')), node) as unknown as Quad,
      quad(node, namedNode(ns.rdf('type')), namedNode(ns.vcard('Kind'))) as unknown as Quad,
    )
    for (const [key, property] of [
      ['name', ns.vcard('fn')],
      ['email', ns.vcard('hasEmail')],
      ['phone', ns.vcard('hasTelephone')],
      ['website', ns.vcard('hasURL')],
    ] as const) {
      const value = (contact as Document)?.[key]
      if (value !== undefined && value !== null)
        quads.push(
          quad(
            node,
            namedNode(property),
            (key === 'email' ? addressOf(`mailto:${String(value).trim()}`) : undefined) ?? literal(String(value)),
          ) as unknown as Quad,
        )
    }
  }
  say(ns.allm('publiccode'), literal(text))
  return { quads }
}

export const looksLikePubliccode = (name: string) => /(^|[/\\_])publiccode\.ya?ml(\?[^/]*)?$/i.test(name)

function listAt(document: Document, path: string): Value[] {
  const value = path.split('.').reduce<Value>((at, key) => (at as Document | undefined | null)?.[key], document)
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? value.filter((one) => one !== null && one !== undefined) : [value]
}

const named = (value: Value) => (typeof value === 'object' ? String((value as Document).name ?? JSON.stringify(value)) : String(value))
const spdx = (expression: string) =>
  /^[\w.+-]+$/.test(expression) ? namedNode(`https://spdx.org/licenses/${expression}`) : literal(expression)
const standard = (id: Value) => (String(id).startsWith('alias:') ? undefined : addressOf(id)) ?? literal(String(id))

/** As it is written where that can stand in RDF; otherwise as a browser would have it; or nothing where it is no address. */
function addressOf(value: Value): ReturnType<typeof namedNode> | undefined {
  const written = String(value).trim()
  if (!URL.canParse(written)) return undefined
  const address = [written, new URL(written).href].find(isIri)
  return address === undefined ? undefined : namedNode(address)
}

const notReadable = (reason: string, at: { line: number; col: number }): Finding => ({
  severity: 'violation',
  code: 'yaml-not-readable',
  line: at.line,
  column: at.col,
  message: { sv: `Filen är inte giltig YAML på rad ${at.line}: ${reason}`, en: `The file is not valid YAML at line ${at.line}: ${reason}` },
  fix: {
    sv: 'Rätta raden. Vanliga fel är tabbtecken, fel indrag och kolon utan citattecken.',
    en: 'Correct the line. Common faults are tabs, wrong indentation and colons without quotation marks.',
  },
})

const notPubliccode = (file: string): Finding => ({
  severity: 'violation',
  code: 'not-publiccode',
  message: {
    sv: `${file} är ingen publiccode.yml: nyckeln publiccodeYmlVersion saknas.`,
    en: `${file} is not a publiccode.yml: the key publiccodeYmlVersion is missing.`,
  },
  fix: {
    sv: 'Lägg till publiccodeYmlVersion: "0.7" överst, eller välj en annan sorts källa.',
    en: 'Add publiccodeYmlVersion: "0.7" at the top, or choose another kind of source.',
  },
})

const noRepository = (): Finding => ({
  severity: 'violation',
  code: 'publiccode-without-url',
  message: {
    sv: 'Nyckeln url saknas eller är ingen webbadress. Den är programvarans identitet.',
    en: 'The key url is missing or is no web address. It is the identity of the software.',
  },
  fix: {
    sv: 'Skriv adressen till källkodsförrådet, till exempel url: https://github.com/organisation/program.git',
    en: 'Write the address of the source repository, for example url: https://github.com/organisation/program.git',
  },
})

/** The whole file must be in memory to be read; a description of one program is never large. */
export async function* readPubliccode(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Quad[]> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > 1_000_000)
      throw refused({
        severity: 'violation',
        code: 'publiccode-too-large',
        message: {
          sv: 'Filen är större än 1 MB. Så stor är ingen publiccode.yml.',
          en: 'The file is larger than 1 MB. No publiccode.yml is that large.',
        },
        fix: { sv: 'Kontrollera adressen.', en: 'Check the address.' },
      })
    parts.push(part)
  }
  const read = quadsFromPubliccode(new TextDecoder().decode(Buffer.concat(parts)), file)
  if ('refusal' in read) throw refused(read.refusal)
  yield read.quads
}

const refused = (finding: Finding) => new Problem('invalid', { sv: finding.message.sv!, en: finding.message.en! }, { findings: [finding] })
