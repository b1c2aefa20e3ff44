import { createReadStream } from 'node:fs'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { fromUrl } from '../harvest/arrival.ts'
import type { FileToRead } from './read-file.ts'

/** Works on the file at an address. What was fetched is thrown away afterwards. */
export async function withFetched<Answer>(
  url: string,
  { outside, folder }: { outside: Outside; folder: string },
  work: (file: FileToRead & { name: string }) => Promise<Answer>,
): Promise<Answer> {
  const arrival = await fromUrl({ outside, url, folder })
  if (arrival.kind === 'not-modified') throw new Error('Nothing was conditional')
  if (arrival.kind === 'refused')
    throw new Problem(
      'upstream',
      { sv: arrival.finding.message['sv']!, en: arrival.finding.message['en']! },
      { findings: [arrival.finding] },
    )
  try {
    return await work({
      name: arrival.name,
      bytes: createReadStream(arrival.path),
      base: arrival.url ?? url,
      ...(arrival.mediaType && { mediaType: arrival.mediaType }),
      ...(arrival.charset && { charset: arrival.charset }),
    })
  } finally {
    await arrival.discard()
  }
}
