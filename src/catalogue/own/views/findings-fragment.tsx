import type { Visit } from '../../../web/visit.ts'
import type { Fault } from '../check-draft.ts'
import { Summary } from './editor.tsx'
import { Findings } from './fields.tsx'

/** What the check says, in the pieces that the page has places for: the island puts each where it belongs. */
export async function findingsFragment(
  visit: Visit,
  faults: readonly Fault[],
  placed: ReadonlyMap<string, readonly Fault[]>,
): Promise<string> {
  const fragment = (
    <>
      <div id="own-summary">
        <Summary visit={visit} faults={faults} shown={{ faults: placed }} />
      </div>
      {[...placed].map(
        ([name, list]) =>
          name !== '' && (
            <div data-findings={name}>
              <Findings of={list} language={visit.language} />
            </div>
          ),
      )}
    </>
  )
  return String(await fragment.toString())
}
