import { z } from 'zod'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'

/** A result as the API and `allmanning validate --format json` tell it. */
export const Result = z
  .object({
    focus: about(z.string(), { sv: 'Adressen till posten.', en: 'The address of the record.' }),
    title: TextInLanguages.optional(),
    part: TextInLanguages.optional(),
    partUri: about(z.string().optional(), { sv: 'Adressen till delen.', en: 'The address of the part.' }),
    path: about(z.string().optional(), { sv: 'Egenskapen det gäller.', en: 'The property it is about.' }),
    label: TextInLanguages.optional(),
    value: about(z.string().optional(), { sv: 'Värdet som är fel.', en: 'The value that is wrong.' }),
    severity: about(z.enum(['violation', 'warning', 'info']), { sv: 'Fel, varning eller upplysning.', en: 'How grave it is.' }),
    component: about(z.string(), { sv: 'Villkoret i SHACL som inte är uppfyllt.', en: 'The constraint of SHACL that is not met.' }),
    shape: about(z.string(), { sv: 'Vår regel.', en: 'Our rule.' }),
    rule: about(z.string().optional(), { sv: 'Var i specifikationen det står.', en: 'Where the specification says so.' }),
    message: TextInLanguages,
    fix: TextInLanguages,
    example: about(z.string().optional(), { sv: 'Ett rätt värde.', en: 'A right value.' }),
    line: about(z.number().int().optional(), { sv: 'Rad i filen.', en: 'Line in the file.' }),
    profile: about(z.string(), { sv: 'Profilen som regeln hör till.', en: 'The profile of the rule.' }),
    patch: TextInLanguages.optional(),
  })
  .meta({ id: 'ValidationResult' })

export const exampleResult: z.input<typeof Result> = {
  focus: 'https://data.tallvik.example/badvatten',
  title: { sv: 'Badvatten' },
  path: 'http://www.w3.org/ns/dcat#contactPoint/http://www.w3.org/2006/vcard/ns#hasEmail',
  label: { sv: 'E-post', en: 'E-mail' },
  value: 'miljo@tallvik.example',
  severity: 'violation',
  component: 'http://www.w3.org/ns/shacl#NodeKindConstraintComponent',
  shape: 'https://w3id.org/allmanning/profiles/dcat-ap-se#contact-email',
  message: { sv: 'E-postadressen ska skrivas som en adress.', en: 'The e-mail address should be written as an address.' },
  fix: { sv: 'Skriv mailto: före e-postadressen.', en: 'Write mailto: before the e-mail address.' },
  example: 'mailto:info@kommun.example',
  line: 14,
  profile: 'dcat-ap-se',
  patch: { sv: 'mailto: sätts före adressen.', en: 'mailto: is put before the address.' },
}
