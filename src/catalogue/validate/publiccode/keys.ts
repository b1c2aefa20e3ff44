import type { LanguageText } from '../../../kernel/language-text.ts'
import type { FormName } from './forms.ts'

/** What may stand after a key. */
export type Shape =
  | {
      is: 'text'
      form?: FormName
      also?: FormName
      oneOf?: 'categories' | 'scopes' | readonly string[]
      shortest?: number
      longest?: number
    }
  | { is: 'licence' }
  | { is: 'supported' }
  | { is: 'yes-or-no' }
  | { is: 'list'; of: Shape; notEmpty?: true; orOne?: true }
  | { is: 'section'; keys: Keys }
  | { is: 'by-language'; keys: Keys }
  | { is: 'anything' }

export type Key = {
  label: LanguageText
  shape: Shape
  /** «once» means in at least one of the languages. */
  mandatory?: true | 'once'
  /** The first version that has it, where that is not the first of all. */
  since?: string
  /** The first version that advises against it, and what to do instead. */
  deprecated?: { since: string; instead: LanguageText }
  example?: string
  /** The part of the standard's page that it is described in, where that is not named after the key. */
  section?: string
}
export type Keys = { readonly [name: string]: Key }

const text: Shape = { is: 'text' }
const webAddress: Shape = { is: 'text', form: 'web-address' }
const date: Shape = { is: 'text', form: 'date' }
const email: Shape = { is: 'text', form: 'email' }
const yesOrNo: Shape = { is: 'yes-or-no' }
const texts: Shape = { is: 'list', of: text }
const countries: Shape = { is: 'list', of: { is: 'text', form: 'country' } }
const drop: LanguageText = { sv: 'Ta bort nyckeln. Ingen annan ersätter den.', en: 'Remove the key. Nothing replaces it.' }
const same = (sv: string, en: string): LanguageText => ({ sv, en })

const organisation: Keys = {
  name: { label: same('organisationens namn', 'the organisation’s name'), shape: text, example: 'Norrskogs kommun' },
  uri: {
    label: same('organisationens beständiga adress', 'the organisation’s lasting address'),
    shape: { is: 'text', form: 'identifier' },
    mandatory: true,
    example: 'https://norrskog.example/id/organisation',
  },
}

const dependency: Shape = {
  is: 'list',
  of: {
    is: 'section',
    keys: {
      name: { label: same('vad som behövs', 'what is needed'), shape: text, mandatory: true, example: 'PostgreSQL', section: 'dependency' },
      versionMin: {
        label: same('första versionen som fungerar', 'the first version that works'),
        shape: text,
        example: '"15"',
        section: 'dependency',
      },
      versionMax: {
        label: same('sista versionen som fungerar', 'the last version that works'),
        shape: text,
        example: '"18"',
        section: 'dependency',
      },
      version: {
        label: same('den enda versionen som fungerar', 'the only version that works'),
        shape: text,
        example: '"15.2"',
        section: 'dependency',
      },
      optional: {
        label: same('om den kan undvaras', 'whether it can be left out'),
        shape: yesOrNo,
        example: 'true',
        section: 'dependency',
      },
    },
  },
}

const contact: Keys = {
  name: {
    label: same('kontaktpersonens namn', 'the contact’s name'),
    shape: text,
    mandatory: true,
    example: 'Kim Berg',
    section: 'contact',
  },
  email: {
    label: same('kontaktpersonens e-postadress', 'the contact’s e-mail address'),
    shape: email,
    example: 'kim.berg@norrskog.example',
    section: 'contact',
  },
  phone: {
    label: same('kontaktpersonens telefon', 'the contact’s telephone'),
    shape: text,
    example: '"+46 8 000 00 00"',
    section: 'contact',
  },
  affiliation: {
    label: same('kontaktpersonens organisation', 'the contact’s organisation'),
    shape: text,
    example: 'Norrskogs kommun',
    section: 'contact',
  },
}

const contractor: Keys = {
  name: {
    label: same('leverantörens namn', 'the contractor’s name'),
    shape: text,
    mandatory: true,
    example: 'Granit Programvara AB',
    section: 'contractor',
  },
  until: {
    label: same('avtalets sista dag', 'the last day of the contract'),
    shape: date,
    mandatory: true,
    example: '"2028-12-31"',
    section: 'contractor',
  },
  email: {
    label: same('leverantörens e-postadress', 'the contractor’s e-mail address'),
    shape: email,
    example: 'stod@granit.example',
    section: 'contractor',
  },
  website: {
    label: same('leverantörens webbplats', 'the contractor’s website'),
    shape: webAddress,
    example: 'https://granit.example/',
    section: 'contractor',
  },
}

const inOneLanguage: Keys = {
  localisedName: { label: same('namnet på språket', 'the name in the language'), shape: text, example: 'Medusa' },
  genericName: {
    label: same('vad för slags program det är', 'the kind of software'),
    shape: { is: 'text', longest: 35 },
    deprecated: { since: '0.3', instead: drop },
    section: 'key-description-lang-genericname-deprecated',
  },
  shortDescription: {
    label: same('kort beskrivning', 'short description'),
    shape: { is: 'text', longest: 150 },
    mandatory: true,
    example: 'Bokningssystem för kommunens lokaler',
  },
  longDescription: {
    label: same('lång beskrivning', 'long description'),
    shape: { is: 'text', shortest: 150, longest: 10_000 },
    mandatory: 'once',
  },
  documentation: { label: same('handboken', 'the manual'), shape: webAddress, example: 'https://docs.example.org/' },
  apiDocumentation: {
    label: same('beskrivningen av API:et', 'the description of the API'),
    shape: webAddress,
    example: 'https://docs.example.org/api',
  },
  features: {
    label: same('vad programmet kan', 'what the software does'),
    shape: { is: 'list', of: text, notEmpty: true },
    mandatory: 'once',
    example: '- Bokar lokaler',
  },
  screenshots: {
    label: same('skärmbilder', 'screenshots'),
    shape: { is: 'list', of: { is: 'text', form: 'picture' } },
    example: '- bilder/start.png',
  },
  videos: { label: same('filmer', 'videos'), shape: { is: 'list', of: webAddress }, example: '- https://video.example.org/w/1' },
  awards: { label: same('utmärkelser', 'awards'), shape: texts },
}

const platform = (name: string, alias: string): Key => ({
  label: same(`kopplingen till ${name}`, `the connection to ${name}`),
  shape: yesOrNo,
  deprecated: {
    since: '0.7',
    instead: same(`Skriv id: alias:${alias} under supports i stället.`, `Write id: alias:${alias} below supports instead.`),
  },
})
const conformity = (name: string): Key => ({
  label: same(`att programmet följer ${name}`, `that the software follows ${name}`),
  shape: yesOrNo,
  deprecated: { since: '0.5', instead: drop },
})

/** The only country section that the standard describes. Its keys are told about one by one: each has its own replacement. */
export const italy: Keys = {
  countryExtensionVersion: {
    label: same('avsnittets version', 'the section’s version'),
    shape: { is: 'text', oneOf: ['0.2', '1.0'] },
    example: '"1.0"',
  },
  conforme: {
    label: same('regler som programmet följer', 'rules that the software follows'),
    shape: {
      is: 'section',
      keys: {
        lineeGuidaDesign: conformity('riktlinjerna för design'),
        modelloInteroperabilita: conformity('modellen för interoperabilitet'),
        misureMinimeSicurezza: conformity('minsta säkerhetsåtgärder'),
        gdpr: {
          ...conformity('dataskyddsförordningen'),
          deprecated: {
            since: '0.5',
            instead: same('Skriv id: alias:gdpr under supports i stället.', 'Write id: alias:gdpr below supports instead.'),
          },
        },
      },
    },
  },
  riuso: {
    label: same('återanvändning', 'reuse'),
    shape: {
      is: 'section',
      keys: {
        codiceIPA: {
          label: same('organisationens italienska kod', 'the organisation’s Italian code'),
          shape: text,
          deprecated: {
            since: '0.5',
            instead: same(
              'Skriv organisation.uri: urn:x-italian-pa: följt av koden.',
              'Write organisation.uri: urn:x-italian-pa: followed by the code.',
            ),
          },
        },
      },
    },
  },
  piattaforme: {
    label: same('italienska plattformar', 'Italian platforms'),
    shape: {
      is: 'section',
      keys: {
        spid: platform('SPID', 'spid'),
        pagopa: platform('pagoPA', 'pagopa'),
        cie: platform('CIE', 'cie'),
        anpr: platform('ANPR', 'anpr'),
        io: platform('IO', 'io'),
      },
    },
  },
}

/** The standard, key by key: version 0.7, with what it advises against. */
export const keys: Keys = {
  publiccodeYmlVersion: {
    label: same('standardens version', 'the version of the standard'),
    shape: text,
    mandatory: true,
    example: '"0.7"',
  },
  name: { label: same('programmets namn', 'the software’s name'), shape: text, mandatory: true, example: 'Medusa' },
  applicationSuite: { label: same('programsviten', 'the suite it belongs to'), shape: text, example: 'Kontorssviten' },
  url: {
    label: same('källkodsförrådets adress', 'the address of the source repository'),
    shape: { is: 'text', form: 'repository' },
    mandatory: true,
    example: 'https://git.example.org/norrskog/medusa.git',
  },
  landingURL: { label: same('programmets webbsida', 'the software’s web page'), shape: webAddress, example: 'https://medusa.example.org/' },
  isBasedOn: {
    label: same('programmet det bygger på', 'the software it is based on'),
    shape: { is: 'list', of: { is: 'text', form: 'repository' }, orOne: true },
    example: 'https://git.example.org/original/medusa.git',
  },
  softwareVersion: { label: same('programmets version', 'the software’s version'), shape: text, example: '"1.4.0"' },
  releaseDate: { label: same('när versionen släpptes', 'when the version was released'), shape: date, example: '"2026-09-15"' },
  logo: { label: same('logotypen', 'the logo'), shape: { is: 'text', form: 'picture', also: 'logo-format' }, example: 'img/logo.svg' },
  monochromeLogo: {
    label: same('den enfärgade logotypen', 'the monochrome logo'),
    shape: { is: 'text', form: 'picture', also: 'logo-format' },
    deprecated: { since: '0.3', instead: drop },
    section: 'key-monochromelogo-deprecated',
  },
  organisation: {
    label: same('organisationen som ger ut programmet', 'the organisation that publishes the software'),
    shape: { is: 'section', keys: organisation },
    since: '0.5',
  },
  inputTypes: {
    label: same('format in', 'formats in'),
    shape: { is: 'list', of: { is: 'text', form: 'media-type' } },
    deprecated: { since: '0.3', instead: drop },
    section: 'key-inputtypes-deprecated',
  },
  outputTypes: {
    label: same('format ut', 'formats out'),
    shape: { is: 'list', of: { is: 'text', form: 'media-type' } },
    deprecated: { since: '0.3', instead: drop },
    section: 'key-outputtypes-deprecated',
  },
  platforms: {
    label: same('plattformar', 'platforms'),
    shape: { is: 'list', of: text, notEmpty: true, orOne: true },
    mandatory: true,
    example: '- web',
  },
  categories: {
    label: same('kategorier', 'categories'),
    shape: { is: 'list', of: { is: 'text', oneOf: 'categories' } },
    example: '- online-booking',
  },
  usedBy: { label: same('de som använder programmet', 'those who use the software'), shape: texts, example: '- Norrskogs kommun' },
  fundedBy: {
    label: same('de som betalar för programmet', 'those who fund the software'),
    shape: { is: 'list', of: { is: 'section', keys: organisation } },
    since: '0.5',
  },
  roadmap: { label: same('färdplanen', 'the roadmap'), shape: webAddress, example: 'https://medusa.example.org/roadmap' },
  developmentStatus: {
    label: same('hur långt utvecklingen har kommit', 'how far development has come'),
    shape: { is: 'text', oneOf: ['concept', 'development', 'beta', 'stable', 'obsolete'] },
    mandatory: true,
    example: 'stable',
  },
  softwareType: {
    label: same('typ av program', 'type of software'),
    shape: {
      is: 'text',
      oneOf: [
        'standalone/mobile',
        'standalone/iot',
        'standalone/desktop',
        'standalone/web',
        'standalone/backend',
        'standalone/other',
        'addon',
        'library',
        'configurationFiles',
      ],
    },
    mandatory: true,
    example: 'standalone/web',
  },
  supports: {
    label: same('standarder och regler som programmet följer', 'standards and rules that the software follows'),
    shape: {
      is: 'list',
      of: {
        is: 'section',
        keys: {
          id: {
            label: same('standarden eller regeln', 'the standard or the rule'),
            shape: { is: 'supported' },
            mandatory: true,
            example: 'alias:gdpr',
            section: 'key-supports',
          },
        },
      },
    },
    since: '0.7',
    example: '- id: alias:gdpr',
  },
  intendedAudience: {
    label: same('vem programmet är till för', 'whom the software is for'),
    shape: {
      is: 'section',
      keys: {
        scope: {
          label: same('verksamhetsområden', 'fields of application'),
          shape: { is: 'list', of: { is: 'text', oneOf: 'scopes' } },
          example: '- culture',
        },
        countries: { label: same('länder det är till för', 'countries it is for'), shape: countries, example: '- SE' },
        unsupportedCountries: {
          label: same('länder det inte passar för', 'countries it does not suit'),
          shape: countries,
          example: '- US',
        },
      },
    },
    section: 'section-intendedaudience',
  },
  description: {
    label: same('beskrivning', 'description'),
    shape: { is: 'by-language', keys: inOneLanguage },
    mandatory: true,
    section: 'section-description',
  },
  legal: {
    label: same('licens och upphovsrätt', 'licence and copyright'),
    shape: {
      is: 'section',
      keys: {
        license: { label: same('licensen', 'the licence'), shape: { is: 'licence' }, mandatory: true, example: 'EUPL-1.2' },
        mainCopyrightOwner: {
          label: same('den som har upphovsrätten', 'the owner of the copyright'),
          shape: text,
          example: 'Norrskogs kommun',
        },
        repoOwner: {
          label: same('den som äger förrådet', 'the owner of the repository'),
          shape: text,
          deprecated: {
            since: '0.5',
            instead: same('Skriv namnet i organisation.name i stället.', 'Write the name in organisation.name instead.'),
          },
        },
        authorsFile: {
          label: same('filen med upphovspersonerna', 'the file of authors'),
          shape: text,
          deprecated: { since: '0.4', instead: drop },
          section: 'key-legal-authorsfile-deprecated',
        },
      },
    },
    mandatory: true,
    section: 'section-legal',
  },
  maintenance: {
    label: same('underhåll', 'maintenance'),
    shape: {
      is: 'section',
      keys: {
        type: {
          label: same('hur programmet underhålls', 'how the software is maintained'),
          shape: { is: 'text', oneOf: ['internal', 'contract', 'community', 'none'] },
          mandatory: true,
          example: 'internal',
        },
        contractors: {
          label: same('leverantörer med avtal', 'contractors'),
          shape: { is: 'list', of: { is: 'section', keys: contractor } },
          example: '- name: Granit Programvara AB\n  until: "2028-12-31"',
        },
        contacts: {
          label: same('kontaktpersoner', 'contacts'),
          shape: { is: 'list', of: { is: 'section', keys: contact } },
          example: '- name: Kim Berg',
        },
      },
    },
    mandatory: true,
    section: 'section-maintenance',
  },
  localisation: {
    label: same('språk', 'languages'),
    shape: {
      is: 'section',
      keys: {
        localisationReady: {
          label: same('om programmet går att översätta', 'whether the software can be translated'),
          shape: yesOrNo,
          mandatory: true,
          example: 'true',
        },
        availableLanguages: {
          label: same('språk det finns på', 'languages it is available in'),
          shape: { is: 'list', of: { is: 'text', form: 'language' }, notEmpty: true },
          mandatory: true,
          example: '- sv',
        },
      },
    },
    mandatory: true,
    section: 'section-localisation',
  },
  dependsOn: {
    label: same('vad programmet behöver', 'what the software needs'),
    shape: {
      is: 'section',
      keys: {
        open: { label: same('öppna program det behöver', 'open software it needs'), shape: dependency },
        proprietary: { label: same('slutna program det behöver', 'proprietary software it needs'), shape: dependency },
        hardware: { label: same('maskinvara det behöver', 'hardware it needs'), shape: dependency },
      },
    },
    section: 'section-dependson',
  },
}

/** Keys and values that changed name: where it was, what it is now, and from which version (the standard's CHANGELOG). */
export const renamed: { readonly [key: string]: { to?: string; since: string } } = {
  'publiccode-yaml-version': { to: 'publiccodeYmlVersion', since: '0.2' },
  tags: { to: 'categories', since: '0.2' },
  freeTags: { since: '0.2' },
  'intendedAudience.onlyFor': { to: 'intendedAudience.scope', since: '0.2' },
  'IT.conforme.accessibile': { to: 'IT.conforme.lineeGuidaDesign', since: '0.2' },
  'IT.conforme.interoperabile': { to: 'IT.conforme.modelloInteroperabilita', since: '0.2' },
  'IT.conforme.sicuro': { to: 'IT.conforme.misureMinimeSicurezza', since: '0.2' },
  'IT.conforme.privacy': { to: 'IT.conforme.gdpr', since: '0.2' },
  'IT.ecosistemi': { to: 'intendedAudience.scope', since: '0.2' },
  'IT.designKit': { since: '0.2' },
}
