import type { Example } from '../../example.ts'
import { Progress } from './progress.tsx'

export const examples: Example[] = [
  {
    name: 'part of the way',
    show: () => <Progress id="example-run" label="Hämtning av Almbro kommun" text="840 av 1 234 poster" value={840} max={1234} />,
  },
  {
    name: 'of unknown length',
    show: () => <Progress id="example-run-unknown" label="Hämtning av Region Östermark" text="Väntar på källans server" />,
  },
]
