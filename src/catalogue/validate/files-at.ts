import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Config, version } from '../../config.ts'
import { Problem } from '../../kernel/problem.ts'
import { openOutside } from '../../outside/fetch.ts'
import { type Arrived, fromUrl, onDisk } from '../harvest/arrival.ts'

/** A file that is on this machine's disk now, wherever it came from. */
export type FileAt = {
  path: string
  name: string
  /** In bytes. */
  size: number
  base?: string
  mediaType?: string
  charset?: string
}

/** Files and addresses as files, for some work; what was fetched is removed afterwards. `folder` is for what the work keeps on disk. */
export async function withFilesAt<Result>(
  config: Config,
  places: readonly string[],
  work: (files: FileAt[], folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-validate-'))
  const outside = openOutside({ contact: config.contact, version, allow: config.outsideAllow, maxBytes: config.outsideMaxBytes })
  try {
    const files: FileAt[] = []
    for (const place of places) files.push(await fileAt(place))
    return await work(files, folder)
  } finally {
    outside.close()
    await rm(folder, { recursive: true, force: true })
  }

  async function fileAt(place: string): Promise<FileAt> {
    if (!/^https?:\/\//i.test(place)) {
      const { path, bytes } = await onDisk(place)
      return { path, name: basename(place), size: bytes }
    }
    const { path, name, bytes, url, mediaType, charset } = await fetched(place)
    return { path, name, size: bytes, ...(url && { base: url }), ...(mediaType && { mediaType }), ...(charset && { charset }) }
  }

  async function fetched(url: string): Promise<Arrived> {
    const arrival = await fromUrl({ outside, url, folder })
    if (arrival.kind === 'arrived') return arrival
    const finding = arrival.kind === 'refused' ? arrival.finding : undefined
    throw new Problem(
      'upstream',
      { sv: finding?.message['sv'] ?? `${url} gav inget att läsa.`, en: finding?.message['en'] ?? `${url} gave nothing to read.` },
      { findings: finding ? [finding] : [] },
    )
  }
}
