import { z } from 'zod'
import { type Role, roles } from '../../kernel/role.ts'

/** A claim by name, or by the way to it: `groups`, `realm_access.roles`, or ["https://idp.example/claims", "role"] where a name has dots. */
const Claim = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/** Organisation number (ten digits) or code of a county or municipality; `node` for the whole node. */
const organisationNumber = /^(?:16)?\d{6}-?\d{4}$|^\d{2}(?:\d{2})?$/

const MappingRow = z.strictObject({
  claim: Claim,
  /** Any of these; left out, it is enough that the claim is there. */
  values: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  role: z.enum(roles),
  organisation: z.union([z.literal('node'), z.string().regex(organisationNumber), z.strictObject({ claim: Claim })]),
})

/** How claims become roles. What is given by people is never touched by it. */
export const Mapping = z.array(MappingRow).max(1000)
export type Mapping = z.infer<typeof Mapping>

export type Claims = { readonly [name: string]: unknown }

/** A role that the claims give, in the whole node or in an organisation by its number or code. */
export type ClaimedRole = { role: Role; organisation: 'node' | { number: string } | { code: string } }

export function rolesIn(claims: Claims, mapping: Mapping): ClaimedRole[] {
  const found = new Map<string, ClaimedRole>()
  for (const { claim, values, role, organisation } of mapping) {
    const said = claimValues(claims, claim)
    const wanted = values === undefined ? undefined : [values].flat()
    if (!(wanted ? said.some((value) => wanted.includes(value)) : said.length > 0)) continue
    // The whole node only when the mapping itself says so: a claim never widens its reach.
    const where =
      organisation === 'node'
        ? ['node' as const]
        : typeof organisation === 'string'
          ? [organisation]
          : claimValues(claims, organisation.claim)
    for (const one of where) {
      const place = organisation === 'node' ? 'node' : placeOf(one)
      if (place) found.set(JSON.stringify([role, place]), { role, organisation: place })
    }
  }
  return [...found.values()]
}

function placeOf(text: string): Exclude<ClaimedRole['organisation'], 'node'> | undefined {
  if (!organisationNumber.test(text)) return undefined
  const digits = text.replace('-', '')
  return digits.length <= 4 ? { code: digits } : { number: digits.slice(-10) }
}

function claimValues(claims: Claims, claim: string | string[]): string[] {
  const way = typeof claim === 'string' ? (Object.hasOwn(claims, claim) ? [claim] : claim.split('.')) : claim
  let value: unknown = claims
  for (const step of way) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return []
    value = (value as Record<string, unknown>)[step]
  }
  return [value].flat().flatMap((one) => (typeof one === 'string' || typeof one === 'number' || one === true ? [String(one)] : []))
}
