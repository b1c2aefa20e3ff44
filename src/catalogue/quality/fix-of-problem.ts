import { ns } from '../../rdf/namespaces.ts'
import type { FixId } from './fixes.ts'
import type { RankedFix } from './ranked-fixes.ts'

/** What is missing when a property is: the same thing that the points count. */
const byProperty: { readonly [property: string]: FixId } = {
  [ns.dcat('keyword')]: 'add-keywords',
  [ns.dcat('theme')]: 'add-theme',
  [ns.dcat('contactPoint')]: 'add-contact',
  [ns.dcat('distribution')]: 'add-distribution',
  [ns.dcat('accessURL')]: 'add-access-url',
  [ns.dcat('downloadURL')]: 'add-download-url',
  [ns.dcat('mediaType')]: 'add-media-type',
  [ns.dcat('byteSize')]: 'add-byte-size',
  [ns.dcterms('publisher')]: 'add-publisher',
  [ns.dcterms('issued')]: 'add-issued',
  [ns.dcterms('modified')]: 'add-modified',
  [ns.dcterms('spatial')]: 'add-spatial',
  [ns.dcterms('temporal')]: 'add-temporal',
  [ns.dcterms('accessRights')]: 'add-access-rights',
  [ns.dcterms('format')]: 'add-format',
  [ns.dcterms('license')]: 'add-licence',
  [ns.dcterms('rights')]: 'add-rights',
}

/** What the catalogue would gain if a problem were mended everywhere; nothing where the points do not count it. */
export function gainOfProblem(problem: { path?: string; component: string }, fixes: readonly RankedFix[]): number | undefined {
  if (problem.component !== ns.sh('MinCountConstraintComponent') || problem.path === undefined) return undefined
  return fixes.find(({ id }) => id === byProperty[problem.path!])?.gain
}
