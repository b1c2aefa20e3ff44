import type { Example } from '../../example.ts'
import { TabLinks } from './tab-links.tsx'

export const examples: Example[] = [
  {
    name: 'views of an entry',
    show: () => (
      <TabLinks
        label="Vyer"
        tabs={[
          { href: '/components', label: 'Översikt', current: true },
          { href: '/components?view=history', label: 'Historik', count: '12' },
          { href: '/components?view=raw', label: 'Källans uppgifter' },
        ]}
      />
    ),
  },
]
