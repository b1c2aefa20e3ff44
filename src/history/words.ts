import type { Language } from '../kernel/language-text.ts'
import type { PastChange } from './read.ts'

const sv = {
  anyone: 'någon utan inloggning',
  system: 'Allmänning självt',
  operator: 'den som sköter noden',
  run: (run: string) => `körning ${run}`,
  key: (key: number) => `ett system med nyckel ${key}`,
  person: (person: number) => `person ${person}, vars namn är borttaget`,
}
const en: typeof sv = {
  anyone: 'somebody not signed in',
  system: 'Allmänning itself',
  operator: 'the operator of the node',
  run: (run) => `run ${run}`,
  key: (key) => `a system with key ${key}`,
  person: (person) => `person ${person}, whose name is removed`,
}
const words = { sv, en }

/** Who made a change, in words. */
export function whoDid({ actor, who }: Pick<PastChange, 'actor' | 'who'>, language: Language): string {
  const t = words[language]
  switch (actor.kind) {
    case 'person':
      return who ?? t.person(actor.person)
    case 'key':
      return who ?? t.key(actor.key)
    case 'run':
      return t.run(actor.run)
    default:
      return t[actor.kind]
  }
}
