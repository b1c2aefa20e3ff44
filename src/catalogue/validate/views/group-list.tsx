import { say } from '../../../kernel/language-text.ts'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Group } from '../group.ts'
import type { RecordResult } from '../result.ts'
import { rightValue } from '../right-value.ts'
import type { Around } from '../text-around.ts'
import { words } from '../words.ts'
import { Excerpt } from './excerpt.tsx'
import { Problem, placeOf } from './problem.tsx'

const groupsShown = 200
const placesShown = 50
const excerptsShown = 3

type Props = {
  visit: Visit
  groups: readonly Group[]
  /** The lines of the file around a fault, where it is at hand. */
  around?: Around
  level?: 2 | 3
}

/** Each fault once, with where it is: what gives most first. */
export function GroupList({ visit, groups, around, level = 3 }: Props) {
  const { language } = visit
  const t = visit.words(words)
  if (groups.length === 0) return <p>{t.nothing}</p>
  return (
    <>
      <ol class="ruled">
        {groups.slice(0, groupsShown).map(({ first, results, records }) => (
          <li>
            <Problem visit={visit} first={first} records={records} ready={results.filter(({ patch }) => patch).length} level={level}>
              <details>
                <summary>{t.show(formatNumber(results.length, language), results.length === 1)}</summary>
                {results.length > placesShown && <p class="small">{t.onlyFirst(formatNumber(placesShown, language))}</p>}
                <Places visit={visit} results={results.slice(0, placesShown)} />
                {around &&
                  results
                    .slice(0, excerptsShown)
                    .flatMap(({ line }) => line ?? [])
                    .map((line) => <Excerpt visit={visit} of={around(line)} />)}
              </details>
            </Problem>
          </li>
        ))}
      </ol>
      {groups.length > groupsShown && <p>{t.moreGroups(formatNumber(groups.length - groupsShown, language))}</p>}
    </>
  )
}

function Places({ visit, results }: { visit: Visit; results: readonly RecordResult[] }) {
  const { language } = visit
  const t = visit.words(words)
  const right = new Map(results.map((result) => [result, rightValue(result)]))
  const some = (of: (result: RecordResult) => unknown) => results.some((result) => of(result) !== undefined)
  return (
    <Table
      language={language}
      caption={say(results[0]!.message, language)?.text ?? ''}
      hideCaption
      rows={results}
      columns={[
        { title: t.columnRecord, heads: true, cell: (result) => placeOf(result, language) },
        ...(some(({ value }) => value)
          ? [{ title: t.columnValue, cell: (result: RecordResult) => <span class="address">{result.value ?? ''}</span> }]
          : []),
        ...(some((result) => right.get(result))
          ? [
              {
                title: t.columnRight,
                cell: (result: RecordResult) => {
                  const value = right.get(result)
                  return value === undefined ? '' : <code class="copy">{value}</code>
                },
              },
            ]
          : []),
        ...(some(({ line }) => line) ? [{ title: t.columnLine, number: true, cell: (result: RecordResult) => result.line ?? '' }] : []),
      ]}
    />
  )
}
