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
  {
    name: 'steps on a way, some of them done',
    show: (language) => (
      <TabLinks
        label={language === 'sv' ? 'Steg' : 'Steps'}
        tabs={[
          { href: '/components?step=1', label: language === 'sv' ? 'Behov' : 'Need', done: language === 'sv' ? 'klart' : 'done' },
          { href: '/components?step=2', label: language === 'sv' ? 'Kalkyl' : 'Business case', current: true },
        ]}
      />
    ),
  },
]
