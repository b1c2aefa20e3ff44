import type { LanguageText } from '../../kernel/language-text.ts'
import type { InnovationCase } from './alternative.ts'

type Text = LanguageText & { sv: string; en: string }
type Link = { href: string; label: Text }
export type Route = {
  /** When it fits, as the framework has it (recommendation 1). */
  when: Text
  /** The way to go. */
  route: Text
  /** What it takes, in the order that it is needed. Guidance in plain words, not a reading of the law. */
  demands: readonly Text[]
  sources: readonly Link[]
}

const agency: Link = {
  href: 'https://www.upphandlingsmyndigheten.se/innovation-i-upphandling',
  label: {
    sv: 'Upphandlingsmyndigheten om innovation i upphandling',
    en: 'The National Agency for Public Procurement on innovation (in Swedish)',
  },
}
const act: Link = {
  href: 'https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/lag-20161145-om-offentlig-upphandling_sfs-2016-1145/',
  label: { sv: 'Lagen om offentlig upphandling (2016:1145)', en: 'The Public Procurement Act, 2016:1145 (in Swedish)' },
}

/** The framework's three cases of innovation procurement, from the market's doorstep to far from it. It is an aim and no procedure of its own. */
export const routes: { readonly [one in InnovationCase]: Route } = {
  improved: {
    when: {
      sv: 'Marknaden kan möta behovet, och leverantörer har idéer om bättre eller andra lösningar.',
      en: 'The market can meet the need, and suppliers have ideas of better or other solutions.',
    },
    route: {
      sv: 'Tidig dialog med marknaden, krav på funktion och öppet för alternativa anbud.',
      en: 'Early dialogue with the market, requirements on function, and variants allowed.',
    },
    demands: [
      {
        sv: 'Fråga marknaden öppet innan kraven skrivs: en extern remiss (RFI), möten eller en visning av behovet. Ge alla samma uppgifter och skriv ner vad som sades.',
        en: 'Ask the market openly before the requirements are written: a request for information (RFI), meetings, or a showing of the need. Tell everybody the same and write down what was said.',
      },
      {
        sv: 'Beskriv behovet och resultatet, inte lösningen. Krav på funktion ska gå att mäta.',
        en: 'Describe the need and the result, not the solution. Requirements on function must be measurable.',
      },
      {
        sv: 'Tillåt alternativa anbud och säg vilka minimikrav de ska klara.',
        en: 'Allow variants and say which minimum requirements they must meet.',
      },
      {
        sv: 'Låt utvärderingen ge värde åt bättre lösningar. Ett öppet eller selektivt förfarande räcker oftast.',
        en: 'Let the evaluation give value to better solutions. An open or restricted procedure is usually enough.',
      },
    ],
    sources: [agency, act],
  },
  'first-customer': {
    when: {
      sv: 'Lösningen finns nästan på marknaden eller är ny där, och organisationen blir första kund.',
      en: 'The solution is nearly on the market or new there, and the organisation is its first customer.',
    },
    route: {
      sv: 'Upphandling som första kund, ofta med förhandling eller konkurrenspräglad dialog.',
      en: 'Procurement as first customer, often with negotiation or competitive dialogue.',
    },
    demands: [
      {
        sv: 'Ta reda på hur långt leverantörerna har kommit, med en extern remiss eller prov.',
        en: 'Find out how far suppliers have come, by a request for information or trials.',
      },
      {
        sv: 'Välj ett förfarande där ni kan tala med anbudsgivarna: förhandlat förfarande med föregående annonsering, eller konkurrenspräglad dialog. Skriv ner varför villkoren för det är uppfyllda.',
        en: 'Choose a procedure in which you can talk with tenderers: competitive procedure with negotiation, or competitive dialogue. Write down why its conditions are met.',
      },
      {
        sv: 'Prova lösningen i verksamheten innan den införs brett, och säg vad som avgör om ni går vidare.',
        en: 'Try the solution in operation before it is introduced widely, and say what decides whether you go on.',
      },
      {
        sv: 'Kom överens om risken: vad händer om lösningen blir sen, dyrare eller inte fungerar?',
        en: 'Agree on the risk: what happens if the solution is late, dearer or does not work?',
      },
      {
        sv: 'Sök andra som har samma behov. Flera första kunder delar på risken.',
        en: 'Look for others with the same need. Several first customers share the risk.',
      },
    ],
    sources: [agency, act],
  },
  research: {
    when: {
      sv: 'Lösningen är långt från marknaden och kräver utveckling, kanske forskning.',
      en: 'The solution is far from the market and takes development, perhaps research.',
    },
    route: {
      sv: 'Förkommersiell upphandling, eller innovationspartnerskap om ni också ska köpa lösningen.',
      en: 'Pre-commercial procurement, or an innovation partnership if you are also to buy the solution.',
    },
    demands: [
      {
        sv: 'Visa att det inte går att köpa. En marknadsdialog eller en extern remiss är underlaget.',
        en: 'Show that it cannot be bought. A market dialogue or a request for information is the evidence.',
      },
      {
        sv: 'Förkommersiell upphandling köper forskning och utveckling av flera leverantörer i etapper. Lagens undantag gäller när resultatet inte är till bara för er eller när ni inte betalar allt. Den färdiga lösningen upphandlas sedan för sig.',
        en: 'Pre-commercial procurement buys research and development from several suppliers in stages. The exception in the act holds when the result is not for you alone or when you do not pay for all of it. The finished solution is then procured separately.',
      },
      {
        sv: 'Innovationspartnerskap utvecklar och köper i samma förfarande, i etapper med mål och med rätt att avbryta efter varje.',
        en: 'An innovation partnership develops and buys in one procedure, in stages with targets and the right to end after each.',
      },
      {
        sv: 'Bestäm före start vem som äger resultatet och hur andra får använda det.',
        en: 'Decide before the start who owns the result and how others may use it.',
      },
      {
        sv: 'Räkna med flera år, och med att det kan stanna vid en etapp. Pröva reglerna om statligt stöd.',
        en: 'Count on several years, and on it ending at a stage. Examine the rules on state aid.',
      },
    ],
    sources: [agency, act],
  },
}
