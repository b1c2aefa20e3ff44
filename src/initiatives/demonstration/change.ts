import type { Db } from '../../db/open.ts'
import { system } from '../../kernel/actor.ts'
import { addEntry } from '../change/keep-entry.ts'
import { addGroup } from '../change/keep-group.ts'
import type { InventedChange } from './facts.ts'
import type { Cast } from './load.ts'

/** Who is affected by an initiative, and what is done so that the change takes hold. */
export async function leadChange(trx: Db, cast: Cast, initiative: number, { groups, entries }: InventedChange): Promise<void> {
  const numbers = new Map<string, number>()
  for (const { key, of, ...group } of groups)
    numbers.set(key, await addGroup(trx, system, initiative, { ...group, organisation: cast.organisations.get(of)! }))
  for (const { groups: keys, ...entry } of entries)
    await addEntry(trx, system, initiative, { ...entry, groups: keys.map((key) => numbers.get(key)!) })
}
