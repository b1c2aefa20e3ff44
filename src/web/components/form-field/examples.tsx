import type { Example } from '../../example.ts'
import { ErrorSummary } from './error-summary.tsx'
import { CheckField, FileField, RadioField, SelectField, TextField } from './form-field.tsx'

const errors = { 'example-address': 'Skriv adressen med https:// först.' }

export const examples: Example[] = [
  {
    name: 'a form that came back',
    show: (language) => (
      <form class="form" method="get" action="/components">
        <ErrorSummary language={language} errors={errors} />
        <TextField language={language} name="example-name" label="Källans namn" value="Almbro kommun" />
        <TextField
          language={language}
          name="example-address"
          label="Adress"
          type="url"
          help="Där katalogen ligger, till exempel https://data.example.se/catalog.ttl"
          value="data.almbro.example"
          error={errors['example-address']}
        />
        <TextField language={language} name="example-note" label="Anteckning" rows={3} optional />
        <SelectField
          language={language}
          name="example-kind"
          label="Innehåll"
          value="dcat"
          choices={[
            { value: 'dcat', label: 'Datakatalog (DCAT)' },
            { value: 'cpsv', label: 'Tjänstekatalog (CPSV)' },
          ]}
        />
        <RadioField
          language={language}
          name="example-often"
          label="Hur ofta ska den hämtas?"
          value="night"
          choices={[
            { value: 'night', label: 'Varje natt' },
            { value: 'week', label: 'En gång i veckan' },
          ]}
        />
        <FileField language={language} name="example-file" label="Fil" help="Turtle, RDF/XML, JSON-LD eller N-Triples." optional />
        <CheckField language={language} name="example-now" label="Hämta genast" checked />
        <div class="actions">
          <button class="ds-button" type="submit">
            Lägg till källan
          </button>
          <a class="ds-button" data-variant="secondary" href="/components">
            Avbryt
          </a>
        </div>
      </form>
    ),
  },
]
