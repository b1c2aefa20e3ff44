import type { Example } from '../../example.ts'
import { Tag, type Tone } from './tag.tsx'

const tones: [Tone, string][] = [
  ['neutral', 'Utkast'],
  ['accent', 'Byggblock'],
  ['info', 'Pågår'],
  ['success', 'Klar'],
  ['warning', 'Gammal'],
  ['danger', 'Misslyckad'],
]

export const examples: Example[] = [
  {
    name: 'each tone',
    show: () => (
      <p class="actions">
        {tones.map(([tone, text]) => (
          <Tag tone={tone}>{text}</Tag>
        ))}
      </p>
    ),
  },
]
