import { qualityIn } from './language.ts'

type Range = { type: string; subtype: string; quality: number }

/** How much each media type is liked by an Accept header: 0 is not at all (RFC 9110 §12.5.1). Without a header everything is. */
export function liking(accept: string | undefined): (mediaType: string) => number {
  if (accept === undefined || accept.trim() === '') return () => 1
  const ranges = accept.split(',').map((part): Range => {
    const [range, ...parameters] = part.trim().toLowerCase().split(';')
    const [type = '', subtype = ''] = range!.trim().split('/')
    return { type, subtype, quality: qualityIn(parameters) }
  })
  return (mediaType) => {
    const [type, subtype] = mediaType.split(';')[0]!.trim().toLowerCase().split('/')
    // The most specific range that fits decides.
    const exact = ranges.find((range) => range.type === type && range.subtype === subtype)
    const family = ranges.find((range) => range.type === type && range.subtype === '*')
    const any = ranges.find((range) => range.type === '*')
    return (exact ?? family ?? any)?.quality ?? 0
  }
}

/** The offer that is liked best; of equals the first. Nothing, when none is acceptable. */
export function bestOf(offers: readonly string[], accept: string | undefined): string | undefined {
  const liked = liking(accept)
  return offers.filter((offer) => liked(offer) > 0).sort((a, b) => liked(b) - liked(a))[0]
}
