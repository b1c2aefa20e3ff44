import type { Example } from '../../example.ts'
import { Message } from './message.tsx'

export const examples: Example[] = [
  {
    name: 'information, without a title',
    show: (language) => (
      <Message language={language} tone="info">
        <p>Källan hämtas varje natt.</p>
      </Message>
    ),
  },
  {
    name: 'success',
    show: (language) => (
      <Message language={language} tone="success" title="Källan är tillagd" live>
        <p>Den första hämtningen har börjat.</p>
      </Message>
    ),
  },
  {
    name: 'warning',
    show: (language) => (
      <Message language={language} tone="warning" title="Inget togs bort">
        <p>Hämtningen gav 40 % färre poster än förra gången, så vi behöll de gamla. Se efter om källan är hel.</p>
      </Message>
    ),
  },
  {
    name: 'danger',
    show: (language) => (
      <Message language={language} tone="danger" title="Källan svarade inte">
        <p>Servern svarade 403. Be ägaren att släppa in oss, eller pausa källan.</p>
      </Message>
    ),
  },
]
