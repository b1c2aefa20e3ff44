import type { Example } from '../../example.ts'
import { formatNumber } from '../../format.ts'
import { KeyFigures } from './key-figures.tsx'

export const examples: Example[] = [
  {
    name: 'what a node holds',
    show: (language) => (
      <KeyFigures
        figures={[
          { value: formatNumber(11_771, language), label: 'datamängder', href: '/components' },
          { value: formatNumber(104, language), label: 'standarder', href: '/components' },
          { value: formatNumber(312, language), label: 'organisationer', href: '/components' },
          { value: formatNumber(4, language), label: 'källor', href: '/components' },
        ]}
      />
    ),
  },
]
