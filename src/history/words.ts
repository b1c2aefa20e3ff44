import type { RecordedActor } from '../kernel/actor.ts'
import type { Language } from '../kernel/language-text.ts'

const sv = {
  anyone: 'någon utan inloggning',
  system: 'Allmänning självt',
  operator: 'den som sköter noden',
  run: (run: string) => `körning ${run}`,
  key: (key: number) => `ett system med nyckel ${key}`,
  person: (person: number) => `person ${person}`,
}
const en: typeof sv = {
  anyone: 'somebody not signed in',
  system: 'Allmänning itself',
  operator: 'the operator of the node',
  run: (run) => `run ${run}`,
  key: (key) => `a system with key ${key}`,
  person: (person) => `person ${person}`,
}
const words = { sv, en }

/** Who made a change, in words. Leave `who` out for readers who are not to see the names of persons. */
export function whoDid({ actor, who }: { actor: RecordedActor; who?: string | null | undefined }, language: Language): string {
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
