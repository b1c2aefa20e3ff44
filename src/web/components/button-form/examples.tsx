import type { Example } from '../../example.ts'
import { ButtonForm } from './button-form.tsx'

export const examples: Example[] = [
  {
    name: 'a button on a row',
    show: (language) => (
      <ButtonForm
        action="#"
        fields={{ source: 1 }}
        label={language === 'sv' ? 'Ta bort' : 'Remove'}
        about={language === 'sv' ? 'Ta bort: Vatten' : 'Remove: Water'}
      />
    ),
  },
]
