import type { DistributionFacts, Facts } from './facts.ts'
import type { DatasetIndicator, DistributionIndicator } from './indicators.ts'
import { type Method, methods } from './method.ts'
import { formatOf, isMediaType, listed } from './vocabulary.ts'

/** How far an indicator is fulfilled, 0 to 1; undefined while it is not known, as for a link that has not been checked. */
export type Mark = number | undefined

export type DatasetMarks = { readonly [id in DatasetIndicator]: Mark }
export type DistributionMarks = { readonly [id in DistributionIndicator]: Mark }
export type Marks = { dataset: DatasetMarks; distributions: readonly DistributionMarks[] }

/** What metadata alone does not tell. */
export type Checks = {
  /** Whether the address answered (2xx) when it was last asked; undefined when nobody knows. */
  answers(url: string): boolean | undefined
  /** Whether the record has no violation of DCAT-AP; undefined when it has not been validated. */
  conforms(uri: string): boolean | undefined
}

export const nothingChecked: Checks = { answers: () => undefined, conforms: () => undefined }

const yes = (fulfilled: boolean): Mark => (fulfilled ? 1 : 0)
const ifKnown = (fulfilled: boolean | undefined): Mark => (fulfilled === undefined ? undefined : yes(fulfilled))

export function marksOf(facts: Facts, checks: Checks, method: Method): Marks {
  return {
    dataset: {
      keyword: yes(facts.keywords > 0),
      theme: yes(facts.themes > 0),
      spatial: yes(facts.spatial),
      temporal: yes(facts.temporal),
      compliance: ifKnown(checks.conforms(facts.uri)),
      accessRights: yes(facts.accessRights.length > 0),
      accessRightsVocabulary: yes(facts.accessRights.some((value) => listed('access-rights', value))),
      contactPoint: yes(facts.hasContact),
      publisher: yes(facts.publisher !== undefined),
      issued: yes(facts.issued !== undefined),
      modified: yes(facts.modified !== undefined),
    },
    distributions: facts.distributions.map((distribution) => distributionMarks(distribution, checks, method)),
  }
}

function distributionMarks(facts: DistributionFacts, checks: Checks, method: Method): DistributionMarks {
  const concepts = facts.formats.map((value) => formatOf(value, methods[method]))
  return {
    accessUrlAnswers: answer(facts.accessUrls, checks),
    downloadUrl: yes(facts.downloadUrls.length > 0),
    downloadUrlAnswers: answer(facts.downloadUrls, checks),
    format: yes(facts.formats.length > 0),
    mediaType: yes(facts.mediaTypes.length > 0),
    // One half for each of the two: in ckan-mqa's worked example 255 distributions have 510 chances.
    formatVocabulary: (concepts.some((concept) => concept) ? 0.5 : 0) + (facts.mediaTypes.some(isMediaType) ? 0.5 : 0),
    nonProprietary: yes(concepts.some((concept) => concept?.nonProprietary)),
    machineReadable: yes(concepts.some((concept) => concept?.machineReadable)),
    licence: yes(facts.licences.length > 0),
    licenceVocabulary: yes(facts.licences.some((value) => listed('licences', value))),
    rights: yes(facts.hasRights),
    byteSize: yes(facts.hasByteSize),
  }
}

/** One address that answers is enough; none that does, and one that nobody knows about, is not known. */
function answer(urls: readonly string[], { answers }: Checks): Mark {
  const known = urls.map(answers)
  if (known.includes(true)) return 1
  return known.includes(undefined) ? undefined : 0
}
