import type { Example } from '../../example.ts'
import { FieldFinding, FieldGroup, FieldRow } from './field-group.tsx'

export const examples: Example[] = [
  {
    name: 'a text in two languages, with something to correct',
    show: (language) => (
      <FieldGroup
        name="example-title"
        label={language === 'sv' ? 'Titel' : 'Title'}
        mark={language === 'sv' ? 'obligatoriskt' : 'mandatory'}
        help={language === 'sv' ? 'Skriv en kort titel som säger vad det är.' : 'Write a short title that says what it is.'}
        example={{ label: language === 'sv' ? 'Exempel' : 'Example', text: 'Luftkvalitet i gatumiljö' }}
        findings={
          <FieldFinding
            tone="violation"
            word={language === 'sv' ? 'Fel' : 'Error'}
            message={language === 'sv' ? 'Datamängden saknar titel.' : 'The dataset has no title.'}
          />
        }
      >
        <FieldRow
          actions={
            <button type="button" class="ds-button" data-variant="tertiary">
              {language === 'sv' ? 'Ta bort' : 'Remove'}
            </button>
          }
        >
          <input class="ds-input" type="text" aria-label={language === 'sv' ? 'Titel' : 'Title'} />
        </FieldRow>
      </FieldGroup>
    ),
  },
]
