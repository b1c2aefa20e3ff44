import type { Finding, Severity } from '../kernel/finding.ts'
import { Problem } from '../kernel/problem.ts'

/** The name server owners see in their logs and write in robots.txt (RFC 9309 §2.2.1: letters, `_` and `-` only). */
export const clientName = 'Allmanning'

type Facts = {
  url: string
  host: string
  status: number
  address: string
  detail: string
  to: string
  bytes: number
  ms: number
  seconds: number
}
type Said = { sv: string; en: string; fix: { sv: string; en: string }; severity?: Severity }

const seconds = (ms: number) => (ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000))
const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.round(bytes / 100) / 10} kB` : `${Math.round(bytes / 100_000) / 10} MB`)

const later = {
  sv: 'Försök igen senare. Kvarstår det: hör med den som äger servern.',
  en: 'Try again later. If it persists, ask the owner of the server.',
}
const checkUrl = {
  sv: 'Kontrollera adressen hos den som publicerar katalogen och rätta källan.',
  en: 'Check the address with whoever publishes the catalogue, and correct the source.',
}
const largerLimit = {
  sv: 'Kontrollera att adressen leder till en katalog. Gör den det: höj gränsen (inställningen OUTSIDE_MAX_BYTES), eller be ägaren dela upp svaret.',
  en: 'Check that the address leads to a catalogue. If it does, raise the limit (the setting OUTSIDE_MAX_BYTES), or ask the owner to divide the answer.',
}

/** Everything that can go wrong on the way to somebody else's server. The codes are stable. */
const texts = {
  'outside-url-invalid': ({ url }) => ({
    sv: `”${url}” är inte en fullständig webbadress.`,
    en: `“${url}” is not a complete web address.`,
    fix: { sv: 'Ange hela adressen, med http:// eller https:// först.', en: 'Give the whole address, starting with http:// or https://.' },
  }),
  'outside-scheme': ({ url }) => ({
    sv: `${url} är varken http eller https.`,
    en: `${url} is neither http nor https.`,
    fix: { sv: 'Ange en adress som börjar med http:// eller https://.', en: 'Give an address that starts with http:// or https://.' },
  }),
  'outside-credentials': ({ url }) => ({
    sv: `Adressen till ${url} innehåller användarnamn eller lösenord. Det skulle synas i loggar och på sidor.`,
    en: `The address of ${url} contains a user name or password. It would show in logs and on pages.`,
    fix: {
      sv: 'Ta bort delen före @ ur adressen, och byt lösenordet om det har spritts.',
      en: 'Remove the part before @ from the address, and change the password if it has spread.',
    },
  }),
  'outside-address-refused': ({ url, address }) => ({
    sv: `${url} leder till ${address}, en adress på ett internt eller reserverat nät. Den frågades inte.`,
    en: `${url} leads to ${address}, an address on an internal or reserved network. It was not asked.`,
    fix: {
      sv: 'Är det en egen server på det interna nätet: be driften lägga den i listan över tillåtna adresser. Annars: rätta källan.',
      en: 'If it is a server of yours on the internal network, ask the operator to put it on the list of allowed addresses. Otherwise correct the source.',
    },
  }),
  'outside-name-not-found': ({ host }) => ({
    sv: `Namnet ${host} finns inte i DNS.`,
    en: `The name ${host} is not in DNS.`,
    fix: checkUrl,
  }),
  'outside-name-unanswered': ({ host }) => ({
    sv: `Namnuppslagningen av ${host} gav inget svar.`,
    en: `Looking up the name ${host} gave no answer.`,
    fix: {
      sv: 'Kontrollera nodens egen nätanslutning och DNS, och försök igen.',
      en: 'Check the network and DNS of this node, and try again.',
    },
  }),
  'outside-connection-refused': ({ url }) => ({
    sv: `Servern för ${url} tar inte emot anslutningar på den porten.`,
    en: `The server of ${url} does not accept connections on that port.`,
    fix: {
      sv: 'Kontrollera adressens portnummer, eller hör med ägaren om servern är i drift.',
      en: 'Check the port of the address, or ask the owner whether the server is running.',
    },
  }),
  'outside-unreachable': ({ url, detail }) => ({
    sv: `Servern för ${url} går inte att nå (${detail}).`,
    en: `The server of ${url} cannot be reached (${detail}).`,
    fix: {
      sv: 'Kontrollera nodens nätanslutning och brandvägg. Fungerar andra källor: hör med ägaren.',
      en: 'Check the network and firewall of this node. If other sources work, ask the owner.',
    },
  }),
  'outside-connection-lost': ({ url, detail }) => ({
    sv: `Anslutningen till ${url} bröts innan svaret kom (${detail}).`,
    en: `The connection to ${url} was lost before the answer came (${detail}).`,
    fix: later,
  }),
  'outside-not-http': ({ url, detail }) => ({
    sv: `Svaret från ${url} följer inte HTTP (${detail}).`,
    en: `The answer from ${url} is not proper HTTP (${detail}).`,
    fix: checkUrl,
  }),
  'outside-tls': ({ url, detail }) => ({
    sv: `Den säkra anslutningen till ${url} godtogs inte: ${detail}.`,
    en: `The secure connection to ${url} was not accepted: ${detail}.`,
    fix: {
      sv: 'Be ägaren rätta serverns certifikat och hela kedjan. Har ni en egen certifikatutfärdare: peka ut dess fil med NODE_EXTRA_CA_CERTS.',
      en: 'Ask the owner to correct the certificate of the server and its whole chain. If you have a certificate authority of your own, point to its file with NODE_EXTRA_CA_CERTS.',
    },
  }),
  'outside-connect-timeout': ({ url, ms }) => ({
    sv: `Servern för ${url} svarade inte på anslutningen inom ${seconds(ms)} s.`,
    en: `The server of ${url} did not accept the connection within ${seconds(ms)} s.`,
    fix: later,
  }),
  'outside-no-answer': ({ url, ms }) => ({
    sv: `Servern för ${url} tog emot frågan men hade inte börjat svara efter ${seconds(ms)} s.`,
    en: `The server of ${url} took the request but had not begun to answer after ${seconds(ms)} s.`,
    fix: later,
  }),
  'outside-too-slow': ({ url, ms }) => ({
    sv: `Svaret från ${url} stannade av: nästan inget kom på ${seconds(ms)} s.`,
    en: `The answer from ${url} stalled: next to nothing came in ${seconds(ms)} s.`,
    fix: later,
  }),
  'outside-too-long': ({ url, ms }) => ({
    sv: `Svaret från ${url} var inte färdigt efter ${seconds(ms)} s väntan.`,
    en: `The answer from ${url} was not complete after ${seconds(ms)} s of waiting.`,
    fix: {
      sv: 'Be ägaren dela upp svaret eller förbereda det i förväg, eller höj tidsgränsen.',
      en: 'Ask the owner to divide the answer or prepare it beforehand, or raise the time limit.',
    },
  }),
  'outside-abandoned': ({ url, ms }) => ({
    sv: `Svaret från ${url} lästes inte vidare på ${seconds(ms)} s hos oss, och släpptes.`,
    en: `Nothing here read on in the answer from ${url} for ${seconds(ms)} s, and it was let go.`,
    fix: {
      sv: 'Kör igen när noden är mindre belastad. Händer det igen är det ett fel hos oss: anmäl det.',
      en: 'Run again when the node is less busy. If it happens again it is our fault: report it.',
    },
  }),
  'outside-too-large': ({ url, bytes }) => ({
    sv: `Svaret från ${url} är större än gränsen ${size(bytes)}.`,
    en: `The answer from ${url} is larger than the limit of ${size(bytes)}.`,
    fix: largerLimit,
  }),
  'outside-unpacks-too-far': ({ url, bytes }) => ({
    sv: `Svaret från ${url} är packat så att det sväller orimligt (över ${size(bytes)} ur nästan ingenting).`,
    en: `The answer from ${url} is packed so that it swells beyond reason (past ${size(bytes)} out of next to nothing).`,
    fix: {
      sv: 'Kontrollera adressen. Är det en riktig katalog: be ägaren lämna den opackad.',
      en: 'Check the address. If it is a real catalogue, ask the owner to serve it unpacked.',
    },
  }),
  'outside-truncated': ({ url }) => ({
    sv: `Svaret från ${url} bröts innan allt hade kommit.`,
    en: `The answer from ${url} broke off before all of it had come.`,
    fix: {
      sv: 'Kör igen. Händer det varje gång: be ägaren se efter om servern eller något framför den har en tidsgräns.',
      en: 'Run again. If it happens every time, ask the owner whether the server, or something in front of it, has a time limit.',
    },
  }),
  'outside-encoding-unknown': ({ url, detail }) => ({
    sv: `Svaret från ${url} är packat på ett sätt vi inte läser (${detail}).`,
    en: `The answer from ${url} is packed in a way we do not read (${detail}).`,
    fix: {
      sv: 'Be ägaren följa vår Accept-Encoding, eller lämna svaret opackat.',
      en: 'Ask the owner to obey our Accept-Encoding, or to serve it unpacked.',
    },
  }),
  'outside-encoding-broken': ({ url, detail }) => ({
    sv: `Svaret från ${url} går inte att packa upp (${detail}).`,
    en: `The answer from ${url} cannot be unpacked (${detail}).`,
    fix: {
      sv: 'Be ägaren rätta Content-Encoding: den ska säga hur svaret verkligen är packat.',
      en: 'Ask the owner to correct Content-Encoding: it must say how the answer really is packed.',
    },
  }),
  'outside-redirects-too-many': ({ url, detail }) => ({
    sv: `${url} skickar vidare mer än ${detail} gånger.`,
    en: `${url} redirects more than ${detail} times.`,
    fix: { sv: 'Ange den adress som kedjan till slut leder till.', en: 'Give the address where the chain finally leads.' },
  }),
  'outside-redirect-loop': ({ url, to }) => ({
    sv: `${url} skickar runt i en ring: den kommer åter till ${to}.`,
    en: `${url} redirects in a circle: it comes back to ${to}.`,
    fix: {
      sv: 'Be ägaren rätta omdirigeringen. Ringar beror ofta på att servern kräver kakor.',
      en: 'Ask the owner to correct the redirect. Circles often come from a server that demands cookies.',
    },
  }),
  'outside-redirect-broken': ({ url, detail }) => ({
    sv: `${url} skickar vidare, men säger inte vart på ett giltigt sätt (${detail || 'Location saknas'}).`,
    en: `${url} redirects, but does not say where in a valid way (${detail || 'no Location'}).`,
    fix: { sv: 'Be ägaren rätta omdirigeringen (huvudet Location).', en: 'Ask the owner to correct the redirect (the Location header).' },
  }),
  'outside-access-denied': ({ url, status }) => ({
    sv: `${url} svarade ${status}: vi släpps inte in.`,
    en: `${url} answered ${status}: we are not let in.`,
    fix: {
      sv: `Be ägaren släppa in vår klient, som heter ”${clientName}” i User-Agent, eller pausa källan.`,
      en: `Ask its owner to admit our client, named “${clientName}” in User-Agent, or pause the source.`,
    },
  }),
  'outside-not-found': ({ url }) => ({
    sv: `${url} svarade 404: där finns inget.`,
    en: `${url} answered 404: there is nothing there.`,
    fix: checkUrl,
  }),
  'outside-gone': ({ url }) => ({
    sv: `${url} svarade 410: den är borttagen för gott.`,
    en: `${url} answered 410: it has been removed for good.`,
    fix: { sv: 'Fråga ägaren om en ny adress, eller avsluta källan.', en: 'Ask the owner for a new address, or end the source.' },
  }),
  'outside-not-offered': ({ url, status }) => ({
    sv: `${url} svarade ${status}: servern erbjuder inget av de format vi läser.`,
    en: `${url} answered ${status}: the server offers none of the formats we read.`,
    fix: {
      sv: 'Ange adressen till en viss fil (till exempel .rdf eller .ttl), eller be ägaren erbjuda RDF.',
      en: 'Give the address of a certain file (such as .rdf or .ttl), or ask the owner to offer RDF.',
    },
  }),
  'outside-busy': ({ url, status, seconds }) => ({
    sv: `${url} svarade ${status}: servern vill ha paus${seconds ? ` i ${seconds} s` : ''}.`,
    en: `${url} answered ${status}: the server wants a pause${seconds ? ` of ${seconds} s` : ''}.`,
    fix: {
      sv: 'Vänta till dess. Händer det ofta: hämta mer sällan, eller be ägaren höja gränsen för vår klient.',
      en: 'Wait until then. If it happens often, fetch more seldom, or ask the owner to raise the limit for our client.',
    },
  }),
  'outside-server-error': ({ url, status }) => ({
    sv: `${url} svarade ${status}: det är fel på den servern.`,
    en: `${url} answered ${status}: something is wrong with that server.`,
    fix: later,
  }),
  'outside-unexpected-status': ({ url, status }) => ({
    sv: `${url} svarade ${status}, vilket inte ger något att läsa.`,
    en: `${url} answered ${status}, which gives nothing to read.`,
    fix: checkUrl,
  }),
  'outside-robots-forbid': ({ url, detail }) => ({
    sv: `Servern ber i ${detail} att ${url} inte ska hämtas av program.`,
    en: `The server asks, in ${detail}, that programs do not fetch ${url}.`,
    fix: {
      sv: `Be ägaren tillåta adressen för ”User-agent: ${clientName}”. Har ägaren redan sagt ja: be driften lägga värdnamnet i listan över tillåtna.`,
      en: `Ask the owner to allow the address for “User-agent: ${clientName}”. If the owner has already agreed, ask the operator to put the host on the allow-list.`,
    },
  }),
  'outside-robots-unreachable': ({ url, detail, status }) => ({
    sv: `${detail} svarade ${status}. Då får program inte hämta ${url} (RFC 9309 avsnitt 2.3.1.4).`,
    en: `${detail} answered ${status}. Then programs may not fetch ${url} (RFC 9309 section 2.3.1.4).`,
    fix: {
      sv: 'Be ägaren se till att /robots.txt svarar 200 eller 404, och försök igen.',
      en: 'Ask the owner to make /robots.txt answer 200 or 404, and try again.',
    },
  }),
  'outside-downgraded': ({ url, to }) => ({
    severity: 'warning',
    sv: `${url} (https) skickar vidare till ${to} (http). Svaret kan ha ändrats på vägen.`,
    en: `${url} (https) redirects to ${to} (http). The answer may have been changed on the way.`,
    fix: { sv: 'Be ägaren skicka vidare till en https-adress.', en: 'Ask the owner to redirect to an https address.' },
  }),
  'outside-moved': ({ url, to }) => ({
    severity: 'info',
    sv: `${url} har flyttat för gott till ${to}.`,
    en: `${url} has moved for good to ${to}.`,
    fix: { sv: 'Byt källans adress till den nya.', en: 'Change the address of the source to the new one.' },
  }),
} satisfies Record<string, (facts: Facts) => Said>

export type OutsideCode = keyof typeof texts

const unstated: Facts = { url: '', host: '', status: 0, address: '', detail: '', to: '', bytes: 0, ms: 0, seconds: 0 }

/** The finding for a code, with what is known put into its sentences. */
export function finding(code: OutsideCode, facts: Partial<Facts>): Finding {
  const table: Record<OutsideCode, (facts: Facts) => Said> = texts
  const { sv, en, fix, severity = 'violation' } = table[code]({ ...unstated, ...facts })
  return { severity, code, message: { sv, en }, fix }
}

/** The same as something to throw, for what happens in the middle of a body, after `get` has answered. */
export function upstream(found: Finding, cause?: unknown): Problem {
  const detail = { sv: `${found.message.sv} ${found.fix.sv}`, en: `${found.message.en} ${found.fix.en}` }
  return new Problem('upstream', detail, { findings: [found], cause })
}

/** A URL as it may be shown: no password, and no longer than a line or two. */
export function shown(url: URL | string): string {
  let text = String(url)
  if (typeof url !== 'string') {
    const bare = new URL(url)
    bare.username = ''
    bare.password = ''
    text = bare.href
  }
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
