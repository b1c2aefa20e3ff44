import type { Example } from '../../example.ts'
import { Disclosure } from './disclosure.tsx'

export const examples: Example[] = [
  {
    name: 'closed',
    show: () => (
      <Disclosure title="Visa källans egna uppgifter">
        <p>Så här står det hos utgivaren.</p>
      </Disclosure>
    ),
  },
  {
    name: 'open, with code',
    show: () => (
      <Disclosure title="Turtle" open>
        <pre>
          <code>{'<https://data.almbro.example/dataset/1> a dcat:Dataset .'}</code>
        </pre>
      </Disclosure>
    ),
  },
]
