import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { InitiativeId } from '../initiative.ts'
import { type ChainDocument, type DocumentStep, documentOf, StepInput } from './chain-document.ts'
import { type Chain, chainOf } from './find.ts'
import { storeChain } from './store-chain.ts'

/** A step with its links: what leads to it, and what it leads to. Links that are left out stay as they are. */
export type LinkedStep = StepInput & { from?: readonly number[]; to?: readonly number[] }

export async function addStep(
  db: Db,
  actor: Actor,
  initiative: InitiativeId,
  { from = [], to = [], ...input }: LinkedStep,
): Promise<number> {
  const step = StepInput.parse(input)
  const keys = await storeChain(db, actor, initiative, (now) => {
    const { steps, links } = documentOf(now)
    return { steps: [...steps, { key: 'new', ...step }], links: [...links, ...linksOf('new', from, to)] }
  })
  return keys.get('new')!
}

/** `version` is the one that the change was made from, as `stepVersion` has it. */
export async function changeStep(
  db: Db,
  actor: Actor,
  initiative: InitiativeId,
  id: number,
  { from, to, ...input }: LinkedStep,
  version?: string,
): Promise<void> {
  const step = StepInput.parse(input)
  const key = String(id)
  await storeChain(db, actor, initiative, (now) => {
    const { steps, links } = documentOf(now)
    if (!steps.some((one) => one.key === key)) throw noSuchStep(id)
    if (version !== undefined && stepVersion(now, id) !== version) throw changedMeanwhile()
    const others = links.filter((link) => (from === undefined || link.to !== key) && (to === undefined || link.from !== key))
    return {
      steps: steps.map((one): DocumentStep => (one.key === key ? { key, ...step } : one)),
      links: [...others, ...linksOf(key, from ?? [], to ?? [])],
    }
  })
}

/** It ends, and its links go; what was reported on it stays. */
export async function removeStep(db: Db, actor: Actor, initiative: InitiativeId, id: number): Promise<void> {
  const key = String(id)
  await storeChain(db, actor, initiative, (now) => {
    const { steps, links } = documentOf(now)
    if (!steps.some((one) => one.key === key)) throw noSuchStep(id)
    return { steps: steps.filter((one) => one.key !== key), links: links.filter(({ from, to }) => from !== key && to !== key) }
  })
}

/** One place up or down among those of its kind; at the end it stays. */
export async function moveStep(db: Db, actor: Actor, initiative: InitiativeId, id: number, way: 'up' | 'down'): Promise<void> {
  await storeChain(db, actor, initiative, (now) => {
    const { steps, links } = documentOf(now)
    const step = steps.find(({ key }) => key === String(id))
    if (!step) throw noSuchStep(id)
    const same = steps.filter(({ kind }) => kind === step.kind)
    const at = same.indexOf(step)
    const other = same[at + (way === 'up' ? -1 : 1)]
    return {
      links,
      steps: other ? steps.map((one) => (one === step ? other : one === other ? step : one)) : steps,
    }
  })
}

export const putChain = (db: Db, actor: Actor, initiative: InitiativeId, document: ChainDocument) =>
  storeChain(db, actor, initiative, () => document)

export async function findStep(db: Db, initiative: InitiativeId, id: number): Promise<{ chain: Chain; step: Chain['steps'][number] }> {
  const chain = await chainOf(db, initiative)
  const step = chain.steps.find((one) => one.id === id)
  if (!step) throw noSuchStep(id)
  return { chain, step }
}

/** Another text whenever the step or its links are otherwise. */
export function stepVersion({ steps, links }: Chain, id: number): string {
  const step = steps.find((one) => one.id === id)
  const own = links.filter(({ from, to }) => from === id || to === id).sort((a, b) => a.from - b.from || a.to - b.to)
  return createHash('sha256')
    .update(JSON.stringify([step && { ...step, position: 0 }, own]))
    .digest('base64url')
    .slice(0, 22)
}

const linksOf = (key: string, from: readonly number[], to: readonly number[]) => [
  ...from.map((other) => ({ from: String(other), to: key })),
  ...to.map((other) => ({ from: key, to: String(other) })),
]

const noSuchStep = (id: number) =>
  new Problem('not-found', {
    sv: `Effektkedjan har inget steg med nummer ${id}. Det kan ha tagits bort: se kedjan.`,
    en: `The benefit chain has no step number ${id}. It may have been removed: see the chain.`,
  })

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat steget sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed the step since you opened it. Compare with how it is now and save again.',
  })
