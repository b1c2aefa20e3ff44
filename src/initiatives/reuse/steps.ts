import type { Kind } from '../../catalogue/kind.ts'

/**
 * Where one looks before building, in the framework's order: building blocks come first (recommendation 5), then services that are there to use or to
 * buy (7), solutions and software (4), sources of data (7 b), and what others have worked out and taken a stand on (4, P5).
 */
export const steps = [
  { key: 'building-blocks', kinds: ['building-block'] },
  { key: 'services', kinds: ['public-service'] },
  { key: 'solutions', kinds: ['software'] },
  { key: 'data', kinds: ['dataset', 'dataset-series', 'data-service', 'register'] },
  { key: 'positions', kinds: ['position', 'pattern'], positions: true },
] as const satisfies readonly { key: string; kinds: readonly Kind[]; positions?: true }[]

export type StepKey = (typeof steps)[number]['key']
export const stepKeys = steps.map(({ key }) => key)
