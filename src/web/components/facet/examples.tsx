import type { Example } from '../../example.ts'
import { ChosenFacets, Facet, FacetForm, type FacetValue } from './facet.tsx'

const kinds: FacetValue[] = [
  { value: 'dataset', label: 'Datamängd', count: 1234, chosen: true },
  { value: 'data-service', label: 'Datatjänst', count: 87, chosen: false },
  { value: 'standard', label: 'Standard', count: 104, chosen: false },
]
const publishers: FacetValue[] = [
  'Almbro kommun',
  'Björkdalens kommun',
  'Region Östermark',
  'Myndigheten för öppna vatten',
  'Ekby',
  'Furusund',
  'Granvik',
  'Hedby',
  'Idås',
].map((label, at) => ({ value: label, label, count: 90 - at * 9, chosen: false }))

export const examples: Example[] = [
  {
    name: 'two facets in a form',
    show: (language) => (
      <FacetForm language={language} action="/components" keep={[['q', 'bad']]}>
        <Facet name="kind" title="Sort" language={language} values={kinds} />
        <Facet name="publisher" title="Utgivare" language={language} values={publishers} open shown={5} />
      </FacetForm>
    ),
  },
  {
    name: 'what is chosen',
    show: (language) => (
      <ChosenFacets
        language={language}
        clear="/components"
        chosen={[
          { label: 'Datamängd', without: '/components?publisher=1' },
          { label: 'Region Östermark', without: '/components?kind=dataset' },
        ]}
      />
    ),
  },
]
