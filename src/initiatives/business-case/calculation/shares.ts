import type { ShareKey } from '../case-document.ts'

export type Sharing = {
  key: ShareKey
  parties: readonly string[]
  /** Those still in. Who has left carries nothing more. */
  present: (party: string) => boolean
  /** Present value of each party's own benefits: what the benefit key goes by, where it has no weights. */
  benefits: ReadonlyMap<string, number>
}

/** Each party's share of what is common, summing to one; undefined where nobody is left to share. */
export function sharesBy(sharing: Sharing): number[] | undefined {
  const { key, parties, present } = sharing
  const takesPart = (party: string) => present(party) && (key.model === 'host' || weightOf(key, party) !== undefined)
  const among = parties.map((party) => (takesPart(party) ? 1 : 0))
  if (!among.includes(1)) return undefined
  return models[key.model]({ ...sharing, among })
}

/** Where a key has no weights all weigh the same; a party that its weights leave out takes no part. */
function weightOf({ weights }: ShareKey, party: string): number | undefined {
  if (!weights) return 1
  return Object.hasOwn(weights, party) ? weights[party] : undefined
}

type Model = (sharing: Sharing & { among: readonly number[] }) => number[]

/** To add a way to share: a row. Each falls back on equal parts where those left have no weight. */
const models: { readonly [model in ShareKey['model']]: Model } = {
  equal: ({ among }) => parts(among),
  'per-inhabitant': (sharing) => weighted(sharing),
  volume: (sharing) => weighted(sharing),
  benefit: (sharing) =>
    sharing.key.weights
      ? weighted(sharing)
      : byWeight(
          sharing,
          sharing.parties.map((party) => Math.max(0, sharing.benefits.get(party) ?? 0)),
        ),
  'base-variable': (sharing) => {
    const base = sharing.key.base ?? 0
    const variable = weighted(sharing)
    return parts(sharing.among).map((equal, at) => base * equal + (1 - base) * variable[at]!)
  },
  host: ({ key, parties, present, among }) =>
    key.host !== undefined && present(key.host) ? parties.map((party) => (party === key.host ? 1 : 0)) : parts(among),
}

const weighted = (sharing: Parameters<Model>[0]) =>
  byWeight(
    sharing,
    sharing.parties.map((party) => weightOf(sharing.key, party) ?? 0),
  )

function byWeight({ among }: { among: readonly number[] }, weights: readonly number[]): number[] {
  const counted = weights.map((weight, at) => weight * among[at]!)
  return counted.some((weight) => weight > 0) ? parts(counted) : parts(among)
}

function parts(weights: readonly number[]): number[] {
  // Divided by the largest first, so that no sum is too large.
  const most = Math.max(...weights)
  const sum = weights.reduce((all, weight) => all + weight / most, 0)
  return weights.map((weight) => weight / most / sum)
}
