import type { words } from './words.ts'

type Support = { text: keyof typeof words.sv.support; path: string; query?: { kind: string } }

const search: Support = { text: 'search', path: '/search' }
const kind = (text: Support['text'], name: string): Support => ({ text, path: '/search', query: { kind: name } })

/** Where in the product a recommendation is supported today. A room that is added adds its row. */
export const support: { readonly [number: number]: readonly Support[] } = {
  1: [
    { text: 'history', path: '/search' },
    { text: 'decisions', path: '/decisions' },
  ],
  3: [{ text: 'decisions', path: '/decisions' }],
  4: [
    { text: 'adopt', path: '/positions' },
    search,
    kind('software', 'software'),
    kind('positions', 'position'),
    kind('patterns', 'pattern'),
  ],
  5: [kind('blocks', 'building-block')],
  6: [{ text: 'sources', path: '/sources' }, kind('services', 'public-service'), search],
  7: [search, kind('external', 'dataset')],
  8: [kind('standards', 'standard')],
}
