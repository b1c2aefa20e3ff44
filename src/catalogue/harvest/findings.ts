import type { Finding } from '../../kernel/finding.ts'
import { type Language, say } from '../../kernel/language-text.ts'
import { profileOf } from '../validate/profiles.ts'
import type { Fault, Faults } from './refused.ts'

// What a harvest can say about a record or a run. Each names what is wrong and what to do; none blames the reader.

export const tooManyTriples = (focus: string, triples: number, limit: number): Finding => ({
  severity: 'violation',
  code: 'too-many-triples',
  focus,
  message: {
    sv: `Posten har ${triples} uppgifter. Gränsen är ${limit}, så den togs inte in.`,
    en: `The record has ${triples} statements. The limit is ${limit}, so it was not taken in.`,
  },
  fix: {
    sv: 'Dela upp posten, till exempel i en datamängdsserie, eller korta listan över nyckelord eller distributioner.',
    en: 'Split the record, for example into a dataset series, or shorten its list of keywords or distributions.',
  },
})

export const literalTooLong = (focus: string, length: number, limit: number): Finding => ({
  severity: 'violation',
  code: 'literal-too-long',
  focus,
  message: {
    sv: `En text i posten är ${length} tecken lång. Gränsen är ${limit}, så posten togs inte in.`,
    en: `A text in the record is ${length} characters long. The limit is ${limit}, so the record was not taken in.`,
  },
  fix: {
    sv: 'Lägg den långa texten i ett dokument och länka dit med foaf:page.',
    en: 'Put the long text in a document and link to it with foaf:page.',
  },
})

export const addressTooLong = (focus: string, limit: number): Finding => ({
  severity: 'violation',
  code: 'address-too-long',
  focus,
  message: {
    sv: `Postens adress är längre än ${limit} tecken, så den togs inte in.`,
    en: `The address of the record is longer than ${limit} characters, so it was not taken in.`,
  },
  fix: {
    sv: 'Ge posten en kort och beständig adress (regel HV-5).',
    en: 'Give the record a short and persistent address (rule HV-5).',
  },
})

/** At the gate: the first errors in one text, for reports that have no room for a list. */
export function notConforming(focus: string, { total, first, stays }: Faults, profiles: readonly string[]): Finding {
  const by = (language: Language) => profiles.map((id) => say(profileOf(id)?.title ?? {}, language)?.text ?? id).join(', ')
  const told = (of: 'message' | 'fix', language: Language) => [...new Set(first.map((fault) => textOf(fault, of, language)))].join(' ')
  const more = total - first.length
  return {
    severity: 'violation',
    code: 'not-conforming',
    focus,
    message: {
      sv: `Posten togs inte in, eftersom den har ${total} fel mot ${by('sv')}. ${told('message', 'sv')}${more > 0 ? ` Och ${more} fel till.` : ''}${stays ? ' Versionen från tidigare ligger kvar.' : ''}`,
      en: `The record was not taken in, because it has ${total} ${total === 1 ? 'error' : 'errors'} by ${by('en')}. ${told('message', 'en')}${more > 0 ? ` And ${more} more.` : ''}${stays ? ' The version from before stays.' : ''}`,
    },
    fix: {
      sv: `${told('fix', 'sv')} Posten tas in när den hämtas utan fel.`,
      en: `${told('fix', 'en')} The record is taken in when it is harvested without errors.`,
    },
  }
}

const textOf = (fault: Fault, of: 'message' | 'fix', language: Language) => say(fault[of], language)?.text ?? ''

export const noAddress = (focus: string, title: string): Finding => ({
  severity: 'warning',
  code: 'no-address',
  focus,
  message: {
    sv: `«${title}» saknar egen adress (IRI). Vi känner igen posten på dess titel och utgivare.`,
    en: `“${title}” has no address (IRI) of its own. We recognise the record by its title and publisher.`,
  },
  fix: {
    sv: 'Ge posten en beständig adress. Annars ser den ut som en ny post när titeln ändras (regel HV-5).',
    en: 'Give the record a persistent address. Otherwise it looks like a new record when its title changes (rule HV-5).',
  },
})

export const duplicateIdentifier = (focus: string, identifier: string, other: string): Finding => ({
  severity: 'warning',
  code: 'duplicate-identifier',
  focus,
  message: {
    sv: `Identifikatorn «${identifier}» används också av ${other}.`,
    en: `The identifier “${identifier}” is also used by ${other}.`,
  },
  fix: {
    sv: 'Ge varje post en egen identifikator, helst ett UUID (reglerna HV-7 och HV-10).',
    en: 'Give each record an identifier of its own, preferably a UUID (rules HV-7 and HV-10).',
  },
})

export const sharedAddress = (focus: string, kinds: readonly string[]): Finding => ({
  severity: 'warning',
  code: 'shared-address',
  focus,
  message: {
    sv: `Samma adress används för flera olika saker: ${kinds.join(', ')}. Deras uppgifter flyter ihop till en post.`,
    en: `The same address is used for several different things: ${kinds.join(', ')}. Their statements run together into one record.`,
  },
  fix: {
    sv: 'Ge katalogen, datamängden, utgivaren och kontakten var sin adress (regel HV-7).',
    en: 'Give the catalogue, the dataset, the publisher and the contact an address each (rule HV-7).',
  },
})

export const unexpandedPrefix = (focus: string, type: string): Finding => ({
  severity: 'violation',
  code: 'unexpanded-prefix',
  focus,
  message: {
    sv: `Typen är skriven «${type}». Det är en förkortning som inte har ersatts med sin fulla adress.`,
    en: `The type is written “${type}”. That is a prefix that was not replaced by its full address.`,
  },
  fix: {
    sv: 'Skriv hela adressen i rdf:resource och rdf:about. Förkortningar fungerar bara i elementnamn.',
    en: 'Write the whole address in rdf:resource and rdf:about. Prefixes only work in element names.',
  },
})

export const nothingFound = (triples: number): Finding => ({
  severity: 'violation',
  code: 'nothing-found',
  message:
    triples === 0
      ? { sv: 'Filen gick att läsa men innehåller inga uppgifter.', en: 'The file could be read but holds no statements.' }
      : {
          sv: 'Filen innehåller uppgifter men inga poster som vi känner igen.',
          en: 'The file holds statements but no records that we recognise.',
        },
  fix: {
    sv: 'Kontrollera att adressen leder till katalogen i RDF och att posterna har en typ, till exempel dcat:Dataset.',
    en: 'Check that the address leads to the catalogue in RDF and that the records have a type, for example dcat:Dataset.',
  },
})

export const heldBack = (gone: number, before: number, share: number): Finding => ({
  severity: 'violation',
  code: 'too-many-gone',
  message: {
    sv: `${gone} av ${before} poster saknas i källan nu. Det är mer än ${Math.round(share * 100)} procent, så ingen post togs bort.`,
    en: `${gone} of ${before} records are missing from the source now. That is more than ${Math.round(share * 100)} per cent, so none was removed.`,
  },
  fix: {
    sv: 'Kontrollera källan. Stämmer det, så bekräfta borttagningen på körningens sida.',
    en: 'Check the source. If it is right, confirm the removal on the page of the run.',
  },
})

export const readInPart = (records: number): Finding => ({
  severity: 'violation',
  code: 'read-in-part',
  message: {
    sv: `Läsningen bröts, så körningen blev inte hel. ${records} nya poster som stod före felet togs in. Inget ändrades och inget togs bort.`,
    en: `Reading stopped, so the run is incomplete. ${records} new records that stood before the fault were taken in. Nothing was changed or removed.`,
  },
  fix: {
    sv: 'Rätta felet ovan och hämta igen.',
    en: 'Correct the fault above and harvest again.',
  },
})

export const moreFindings = (hidden: number): Finding => ({
  severity: 'info',
  code: 'more-findings',
  message: { sv: `Ytterligare ${hidden} iakttagelser visas inte.`, en: `Another ${hidden} findings are not shown.` },
  fix: { sv: 'Rätta de som visas och hämta igen.', en: 'Correct those shown and harvest again.' },
})

export const interrupted = (): Finding => ({
  severity: 'violation',
  code: 'interrupted',
  message: {
    sv: 'Körningen avbröts av ett fel hos oss. Det som hann sparas är kvar, och inget togs bort.',
    en: 'The run was interrupted by a fault of ours. What was stored remains, and nothing was removed.',
  },
  fix: {
    sv: 'Hämta igen. Händer det på nytt, så berätta för den som sköter Allmänning.',
    en: 'Harvest again. If it happens anew, tell whoever runs Allmänning.',
  },
})
