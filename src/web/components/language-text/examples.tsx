import type { Example } from '../../example.ts'
import { Paragraphs, Text } from './language-text.tsx'

export const examples: Example[] = [
  { name: 'in the reader’s language', show: (language) => <Text language={language} of={{ sv: 'Vägnät', en: 'Road network' }} /> },
  { name: 'only in German', show: (language) => <Text language={language} of={{ de: 'Straßennetz' }} /> },
  {
    name: 'a long text, only in English',
    show: (language) => <Paragraphs language={language} of={{ en: 'Samples from twelve beaches.\n\nTaken weekly from June to August.' }} />,
  },
]
