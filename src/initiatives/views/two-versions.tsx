import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import type { Visit } from '../../web/visit.ts'

const words = {
  sv: {
    title: 'Någon annan har ändrat samtidigt',
    text: 'Formuläret innehåller nu bådas ändringar. Där ni båda har ändrat samma uppgift står din. Kontrollera och spara igen.',
    field: 'Uppgift',
    was: 'När du öppnade',
    theirs: 'Sparat nu',
    mine: 'Ditt',
    collides: 'ni ändrade båda',
    empty: 'tomt',
  },
  en: {
    title: 'Somebody else has made changes meanwhile',
    text: 'The form now holds the changes of both. Where you both changed the same, yours stands. Check it and save again.',
    field: 'Field',
    was: 'When you opened it',
    theirs: 'Saved now',
    mine: 'Yours',
    collides: 'you both changed it',
    empty: 'empty',
  },
}

type Values = Readonly<Record<string, string>>
export type TwoVersions = {
  values: Values
  edits: readonly { name: string; was: string; theirs: string; mine: string; collides: boolean }[]
}

/** What two people have written in one form: what only one changed is kept, and where both did, mine stands and is told. */
export function twoVersions(names: readonly string[], was: Values, theirs: Values, mine: Values): TwoVersions {
  const values: Record<string, string> = {}
  const edits: TwoVersions['edits'][number][] = []
  for (const name of names) {
    const [w, t, m] = [was[name] ?? '', theirs[name] ?? '', mine[name] ?? '']
    values[name] = m === w ? t : m
    if (t !== w || m !== w) edits.push({ name, was: w, theirs: t, mine: m, collides: t !== w && m !== w && t !== m })
  }
  return { values, edits }
}

/** What the form showed when it was opened, which it carries along; a form that was tampered with began from what is saved now. */
export function wasIn(text: string, otherwise: Values): Values {
  try {
    const was: unknown = JSON.parse(text)
    if (was === null || typeof was !== 'object') return otherwise
    return Object.fromEntries(Object.entries(was).map(([name, value]) => [name, String(value)]))
  } catch {
    return otherwise
  }
}

/** Both versions, field by field, above the form that holds what they come to. */
export function BothVersions({ visit, edits, labels }: { visit: Visit; edits: TwoVersions['edits']; labels: Values }) {
  const { language } = visit
  const t = visit.words(words)
  const shown = (value: string) => (value === '' ? <span class="quiet">{t.empty}</span> : value)
  return (
    <>
      <Message language={language} tone="warning" title={t.title} live>
        <p>{t.text}</p>
      </Message>
      <Table
        language={language}
        caption={t.title}
        hideCaption
        rows={edits}
        columns={[
          {
            title: t.field,
            heads: true,
            cell: ({ name, collides }) => (
              <>
                {labels[name] ?? name} {collides && <span class="quiet">({t.collides})</span>}
              </>
            ),
          },
          { title: t.was, cell: ({ was }) => shown(was) },
          { title: t.theirs, cell: ({ theirs }) => shown(theirs) },
          { title: t.mine, cell: ({ mine }) => shown(mine) },
        ]}
      />
    </>
  )
}
