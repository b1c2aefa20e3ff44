import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { entryFromQuads } from '../dcat.ts'
import { fromDisk, fromUrl } from '../harvest/arrival.ts'
import { cut } from '../harvest/cut.ts'
import { guessKind, readers } from '../harvest/sources.ts'
import { Subjects } from '../harvest/subjects.ts'
import { type CatalogueQuality, CatalogueScoring, scoredKinds } from './catalogue-quality.ts'
import { factsOf } from './facts.ts'
import { type Checks, nothingChecked } from './marks.ts'

export type FileScore = CatalogueQuality & { name: string; findings: Finding[] }

export type ScoreTools = {
  /** Needed for an address. */
  outside?: Outside
  /** For files under way. */
  folder: string
  now: Date
  /** Whether a record has no violation of DCAT-AP; without it compliance is not known. */
  conforms?: (record: { uri: string; quads: readonly Quad[] }) => boolean | undefined
  /** Whether an address answers; without it no link is known. */
  answers?: Checks['answers']
  signal?: AbortSignal
}

/** The quality of a file or an address, without a database and without remembering anything. */
export async function scoreFile(place: string, tools: ScoreTools): Promise<FileScore> {
  const { folder, now, conforms, answers = nothingChecked.answers } = tools
  await mkdir(folder, { recursive: true })
  const arrived = await arrive(place, tools)
  const subjects = new Subjects(join(folder, `score-${crypto.randomUUID()}`))
  const findings: Finding[] = []
  const scoring = new CatalogueScoring({ now })
  try {
    const file = { ...arrived, mediaType: arrived.mediaType, charset: arrived.charset, base: arrived.url }
    const bytes = createReadStream(arrived.path, { highWaterMark: 256 * 1024 })
    const told = { onSyntax: () => {}, onFinding: (finding: Finding) => void findings.push(finding) }
    for await (const batch of readers[guessKind(arrived.name)](file, bytes, told)) subjects.add(batch)
    for await (const { uri, kind, quads, refusal } of cut(subjects)) {
      if (refusal) findings.push(refusal)
      if (refusal || !scoredKinds.includes(kind)) continue
      const checks = { answers, conforms: () => conforms?.({ uri, quads }) }
      scoring.add({ uri, title: entryFromQuads(uri, kind, quads).title }, factsOf(uri, quads), checks)
    }
    return { name: arrived.name, findings, ...scoring.result() }
  } finally {
    subjects.close()
    await arrived.discard()
  }
}

async function arrive(place: string, { outside, folder, signal }: ScoreTools) {
  if (!/^https?:\/\//i.test(place) || !outside) return fromDisk(place)
  const arrival = await fromUrl({ outside, url: place, folder, ...(signal && { signal }) })
  if (arrival.kind === 'arrived') return arrival
  const finding = arrival.kind === 'refused' ? arrival.finding : undefined
  throw new Problem(
    'upstream',
    { sv: finding?.message.sv ?? `${place} gav inget att läsa.`, en: finding?.message.en ?? `${place} gave nothing to read.` },
    { findings: finding ? [finding] : [] },
  )
}
