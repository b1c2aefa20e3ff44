import { isMap, isSeq, type Node } from 'yaml'
import { forms } from './forms.ts'
import { type Key, keys, type Shape } from './keys.ts'
import type { Place } from './result.ts'
import type { TextFault } from './text.ts'
import { isNothing, type Tree } from './tree.ts'
import { words } from './words.ts'

type PlacedFault = { path: string; key: Key; place: Place; fault: TextFault }

/** Contractors if and only if there is a contract; contacts when the organisation itself or a community does the work. */
export function maintenanceFaults(tree: Tree, today: string): PlacedFault[] {
  const maintenance = tree.node(tree.pair(tree.root, 'maintenance')?.value)
  const type = isMap(maintenance) ? tree.textAt(maintenance, 'type') : undefined
  if (!isMap(maintenance) || type === undefined) return []
  const inside = (keys.maintenance!.shape as Shape & { is: 'section' }).keys
  const found = (name: string) => {
    const pair = tree.pair(maintenance, name)
    const node = tree.node(pair?.value)
    return isNothing(node) || (isSeq(node) && node.items.length === 0) ? undefined : pair
  }
  const needed = type === 'contract' ? 'contractors' : type === 'internal' || type === 'community' ? 'contacts' : undefined
  const faults: PlacedFault[] = []
  if (needed !== undefined && !found(needed)) {
    const key = inside[needed]!
    const path = `maintenance.${needed}`
    const fault: TextFault = { severity: 'violation', code: 'missing', ...words.requiredBecause(path, key.label, type, key.example) }
    faults.push({ path, key, place: tree.place(maintenance), fault })
  }
  const contractors = found('contractors')
  if (contractors === undefined) return faults
  const key = inside.contractors!
  const path = 'maintenance.contractors'
  if (type !== 'contract') {
    const fault: TextFault = { severity: 'violation', code: 'not-allowed', ...words.forbiddenBecause(path, type) }
    return [...faults, { path, key, place: tree.place(contractors.key as Node), fault }]
  }
  return [...faults, ...endedContracts(tree, tree.node(contractors.value), key, path, today)]
}

function endedContracts(tree: Tree, contractors: Node | undefined, key: Key, path: string, today: string): PlacedFault[] {
  if (!isSeq(contractors)) return []
  return contractors.items.flatMap((item, index) => {
    const contractor = tree.node(item)
    if (!isMap(contractor)) return []
    const day = tree.textAt(contractor, 'until')
    if (day === undefined || !forms.date.right(day) || day >= today) return []
    const until = `${path}[${index}].until`
    const fault: TextFault = { severity: 'info', code: 'contract-ended', ...words.contractEnded(until, day), value: day }
    return [{ path: until, key, place: tree.place(tree.pair(contractor, 'until')!.key as Node), fault }]
  })
}
