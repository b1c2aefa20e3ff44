import type { Example } from '../../example.ts'
import { Breadcrumb } from './breadcrumb.tsx'

export const examples: Example[] = [
  {
    name: 'three steps',
    show: (language) => (
      <Breadcrumb
        language={language}
        here="Hämtning 2026-11-23"
        trail={[
          { href: '/components', label: 'Källor' },
          { href: '/components', label: 'Almbro kommun' },
        ]}
      />
    ),
  },
]
