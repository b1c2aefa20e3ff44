import type { Telling } from '../history/telling.ts'
import { words } from './words.ts'

/** A proposal's own history: what it would change is told where the thing is told, once it has been approved. */
export const changeRequestTelling: Telling = {
  name: { sv: { one: 'Förslag', many: 'Förslag' }, en: { one: 'Proposal', many: 'Proposals' } },
  actions: {
    sv: { proposed: 'lades fram', ...words.sv.became },
    en: { proposed: 'put forward', ...words.en.became },
  },
  fields: () => [],
}
