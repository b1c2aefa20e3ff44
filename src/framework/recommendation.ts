import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../config.ts'
import type { Texts } from '../web/words.ts'

type Point = Texts & { letter?: string }

/** A part of the framework text, as data/framework.json has it. */
export type Recommendation = {
  /** The segmentation section has none. */
  number?: number
  id: string
  name: Texts
  short: Texts
  lead?: Texts
  points: Point[]
  explanation: Texts
  /** Recommendations of the European Interoperability Framework that say the same. */
  eif: number[]
  principles: string[]
}

export type Framework = {
  title: Texts
  partOf: Texts
  source: string
  asOf: string
  recommendations: Recommendation[]
  /** Sections without a number. */
  parts: Recommendation[]
  principles: (Texts & { id: string })[]
}

export function readFramework(): Framework {
  const { 'dcterms:source': source, ...facts } = JSON.parse(readFileSync(join(factsFolder, 'framework.json'), 'utf8'))
  return { ...facts, source }
}
