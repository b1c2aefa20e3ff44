import type { Child } from 'hono/jsx'
import { type Language, say } from '../../../kernel/language-text.ts'
import { ns } from '../../../rdf/namespaces.ts'
import { FieldFinding, FieldGroup, FieldRow } from '../../../web/components/field-group/field-group.tsx'
import type { Linked } from '../../find.ts'
import { firstLanguages } from '../actions.ts'
import type { Fault } from '../check-draft.ts'
import type { Choice } from '../choices.ts'
import { className } from '../class-names.ts'
import type { Field, Need } from '../fields.ts'
import { isEmpty } from '../quads-from-values.ts'
import { emptyRow, type Row, type Thing } from '../values.ts'
import { words } from '../words.ts'

/** What the fields need to know of the page they stand on. */
export type Shown = {
  language: Language
  /** Where the form is sent; a button may add the place on the page to come back to. */
  action: string
  faults: ReadonlyMap<string, readonly Fault[]>
  /** The entries that addresses in the form lead to. */
  links: ReadonlyMap<string, Linked>
  /** What a search in one row found. */
  hits?: { row: string; found: readonly { uri: string; title: string; note: string }[] }
}

/** The fields of one thing: what must be there, what should, and what may behind a fold. */
export function Fields({ thing, prefix, shown, level }: { thing: Thing; prefix: string; shown: Shown; level: 2 | 4 }) {
  const t = words[shown.language]
  const of = (need: Need) => thing.form.fields.filter((field) => needOf(field) === need)
  const filled = of('optional').filter((field) => (thing.rows.get(field.name) ?? []).some((row) => row.text !== '' || row.thing)).length
  const field = (one: Field) => <FieldOf field={one} thing={thing} prefix={prefix} shown={shown} />
  const faulty = of('optional').some((one) => shown.faults.has(prefix + one.name))
  const Heading = `h${level}` as 'h2'
  return (
    <>
      {(['mandatory', 'recommended'] as const).map(
        (need) =>
          of(need).length > 0 && (
            <section class="long-form__group" aria-labelledby={level === 2 ? `group-${need}` : undefined}>
              {level === 2 && <Heading id={`group-${need}`}>{t.groups[need]}</Heading>}
              {of(need).map(field)}
            </section>
          ),
      )}
      {of('optional').length > 0 && (
        <details class="ds-details" id={`${prefix}optional`} open={faulty}>
          <summary>{t.optionalFields(of('optional').length, filled)}</summary>
          <div class="long-form__group disclosure__body">{of('optional').map(field)}</div>
        </details>
      )}
    </>
  )
}

// DCAT-AP leaves them free, but without one nobody can get at the data: they are not put behind a fold.
const inSight: ReadonlySet<string> = new Set([ns.dcat('distribution'), ns.cv('hasChannel')])
const needOf = ({ need, path }: Field): Need => (need === 'optional' && inSight.has(path) ? 'recommended' : need)

function FieldOf({ field, thing, prefix, shown }: { field: Field; thing: Thing; prefix: string; shown: Shown }) {
  const { language } = shown
  const t = words[language]
  const group = prefix + field.name
  const rows = rowsToShow(field, thing.rows.get(field.name) ?? [], group)
  const label = say(field.label, language)?.text ?? field.name
  const { takes } = field
  return (
    <FieldGroup
      name={group}
      label={label}
      {...(field.need !== 'optional' && { mark: t.marks[field.need] })}
      {...helpOf(field, language)}
      {...(exampleOf(field) !== undefined && { example: { label: t.example, text: exampleOf(field)! } })}
      findings={<Findings of={shown.faults.get(group) ?? []} language={language} />}
    >
      {rows.map((row, at) => (
        <RowOf field={field} row={row} label={label} at={at} alone={rows.length === 1 && isBlank(row)} shown={shown} />
      ))}
      {(field.many || rows.length === 0 || takes.kind === 'thing') && (
        <p class="actions">
          {field.many && !(takes.kind === 'thing' && takes.described && !takes.entries) && rows.length > 0 && (
            <Press verb={`add ${group}`} at={group} shown={shown} label={t.addRowTo(label)}>
              {t.addRow}
            </Press>
          )}
          {takes.kind === 'thing' && takes.described && (field.many || rows.every((row) => !row.thing)) && (
            <Press verb={`describe ${group}`} at={group} shown={shown}>
              {takes.entries
                ? t.describeHere(className(takes.class!)[language].toLowerCase())
                : t.addFirst(className(takes.class!)[language].toLowerCase())}
            </Press>
          )}
        </p>
      )}
    </FieldGroup>
  )
}

const isBlank = (row: Row) => row.text === '' && !row.thing

function rowsToShow(field: Field, rows: readonly Row[], group: string): readonly Row[] {
  if (rows.length > 0) return rows
  const { takes } = field
  if (takes.kind === 'words') {
    const languages = field.need === 'mandatory' && field.many ? firstLanguages : firstLanguages.slice(0, 1)
    return languages.map((tag, at) => emptyRow(`${group}.${at}`, tag))
  }
  return takes.kind === 'thing' && takes.described && !takes.entries ? [] : [emptyRow(`${group}.0`, '')]
}

function helpOf(field: Field, language: Language): { help?: string } {
  const t = words[language]
  const own = field.help && say(field.help, language)?.text
  const { takes } = field
  const kinds: { readonly [kind in Field['takes']['kind']]: string | undefined } = {
    words: own,
    date: own ?? t.dateHelp,
    literal: own ?? (takes.kind === 'literal' && takes.datatype === ns.xsd('duration') ? t.durationHelp : undefined),
    // What RDF wants in front, the form puts there.
    address: takes.kind === 'address' && takes.prefix ? undefined : (own ?? t.addressHelp),
    // The list is there to choose from: how its addresses look is nothing to know.
    choice: takes.kind === 'choice' && takes.choices.length > mostInSelect ? t.searchList : undefined,
    thing: takes.kind === 'thing' && takes.entries ? t.findHelp : takes.kind === 'thing' && !takes.described ? t.addressHelp : undefined,
  }
  const help = kinds[takes.kind]
  return help === undefined ? {} : { help }
}

/** Values that nobody types, such as the address of a concept, are no help as examples. */
function exampleOf({ example, takes }: Field): string | undefined {
  if (example === undefined || takes.kind === 'choice' || takes.kind === 'thing') return undefined
  return takes.kind === 'address' && takes.prefix ? example.replace(takes.prefix, '') : example
}

type RowProps = { field: Field; row: Row; label: string; at: number; alone: boolean; shown: Shown }

function RowOf(props: RowProps) {
  const { row, label, at, alone, shown, field } = props
  const t = words[shown.language]
  const group = row.name.slice(0, row.name.lastIndexOf('.'))
  const remove = alone ? undefined : (
    <Press verb={`remove ${row.name}`} at={group} shown={shown} label={t.removeRow(label, at + 1)}>
      {t.remove}
    </Press>
  )
  if (row.thing) return <ThingRow {...props} thing={row.thing} remove={remove} />
  return (
    <FieldRow actions={field.many || field.takes.kind === 'thing' ? remove : undefined}>
      <Input {...props} />
      {row.was !== '' && <input type="hidden" name={`${row.name}.was`} value={row.was} />}
      <Found row={row} shown={shown} />
    </FieldRow>
  )
}

const mostInSelect = 40

function Input({ field, row, label, at, shown }: RowProps) {
  const { language } = shown
  const t = words[language]
  const { takes } = field
  const shared = { class: 'ds-input', id: row.name, name: row.name, 'aria-label': at === 0 ? label : t.rowOf(label, at + 1) }
  if (takes.kind === 'words')
    return (
      <>
        <LongOrShort {...shared} text={row.text} long={isLong(field)} lang={row.language || undefined} />
        <select class="ds-input field-row__language" name={`${row.name}.lang`} aria-label={t.languageOf(label, at + 1)}>
          {languagesFor(row.language, language).map(({ tag, name }) => (
            <option value={tag} selected={tag === row.language}>
              {tag === '' ? t.noLanguage : name}
            </option>
          ))}
        </select>
      </>
    )
  if (takes.kind === 'choice') return <Choose {...shared} choices={takes.choices} row={row} language={language} />
  if (takes.kind === 'thing' && takes.entries) {
    const linked = shown.links.get(row.text)
    return (
      <>
        <input {...shared} type="text" value={row.text} data-suggest={takes.entries} list={`${row.name}-list`} autocomplete="off" />
        <datalist id={`${row.name}-list`}></datalist>
        <Press verb={`find ${row.name}`} at={row.name} shown={shown} label={t.findIn(label)}>
          {t.find}
        </Press>
        {linked && <span class="quiet small">{say(linked.title, language)?.text ?? row.text}</span>}
      </>
    )
  }
  return <LongOrShort {...shared} text={row.text} long={isLong(field)} />
}

function LongOrShort({
  text,
  long,
  ...shared
}: {
  text: string
  long: boolean
  lang?: string | undefined
  class: string
  id: string
  name: string
  'aria-label': string
}) {
  // A line break in one line would be lost on the way. The first one of a text area is, so there is always one more.
  if (long || /[\r\n]/.test(text))
    return (
      <textarea {...shared} rows={Math.min(12, Math.max(3, Math.ceil(text.length / 80)))}>
        {`\n${text}`}
      </textarea>
    )
  return <input {...shared} type="text" value={text} />
}

const isLong = ({ path }: Field) => /description|reason|answer|definition|Notes|abstract|comment/.test(path)

function Choose({
  choices,
  row,
  language,
  ...shared
}: {
  choices: readonly Choice[]
  row: Row
  language: Language
  class: string
  id: string
  name: string
  'aria-label': string
}) {
  const t = words[language]
  // Only the list's own address is shown by its name: what was written in another way is seen as it is, and can be chosen anew.
  const chosen = choices.find(({ uri }) => uri === row.text)
  const sorted = [...choices].sort((a, b) => a[language].localeCompare(b[language], language))
  if (choices.length <= mostInSelect)
    return (
      <select {...shared}>
        <option value="">{t.nothingChosen}</option>
        {row.text !== '' && !chosen && (
          <option value={row.text} selected>
            {row.text}
          </option>
        )}
        {sorted.map((choice) => (
          <option value={choice.uri} selected={choice === chosen}>
            {choice[language]}
          </option>
        ))}
      </select>
    )
  const list = `${shared.name}-list`
  return (
    <>
      <input {...shared} type="text" value={chosen ? chosen[language] : row.text} list={list} autocomplete="off" />
      <datalist id={list}>
        {sorted.map((choice) => (
          <option value={choice[language]}></option>
        ))}
      </datalist>
    </>
  )
}

function Found({ row, shown }: { row: Row; shown: Shown }) {
  if (shown.hits?.row !== row.name) return null
  const t = words[shown.language]
  const { found } = shown.hits
  return (
    <div class="hit-list" role="status">
      <p class="small">{t.hits(found.length)}</p>
      {found.map(({ uri, title, note }) => (
        <div>
          <Press
            verb={`pick ${row.name} ${uri}`}
            at={row.name.slice(0, row.name.lastIndexOf('.'))}
            shown={shown}
            label={`${t.choose}: ${title}`}
          >
            {title}
          </Press>{' '}
          <span class="quiet small">{note}</span>
        </div>
      ))}
    </div>
  )
}

function ThingRow({ row, thing, label, at, shown, remove }: RowProps & { thing: Thing; remove?: Child }) {
  const { language } = shown
  const t = words[language]
  const name = nameIn(thing) ?? ''
  return (
    <details class="inner-form" open={isEmpty(thing) || name === '' || hasErrors(row.name, shown)} id={`${row.name}/`}>
      <summary>
        {t.thing(className(thing.form.class)[language], at + 1)}
        {name !== '' && `: ${name}`}
      </summary>
      <div class="inner-form__body">
        <input type="hidden" name={`${row.name}.node`} value={thing.node} />
        {row.was !== '' && <input type="hidden" name={`${row.name}.was`} value={row.was} />}
        {thing.form.types.length > 1 && (
          <FieldGroup
            name={`${row.name}/type`}
            label={t.typeOf}
            findings={<Findings of={shown.faults.get(`${row.name}/type`) ?? []} language={language} />}
          >
            <TypeSelect name={`${row.name}/type`} thing={thing} language={language} label={`${t.typeOf}: ${label}`} />
          </FieldGroup>
        )}
        <Fields thing={thing} prefix={`${row.name}/`} shown={shown} level={4} />
        <p>{remove}</p>
      </div>
    </details>
  )
}

const hasErrors = (name: string, shown: Shown) =>
  [...shown.faults].some(([field, faults]) => field.startsWith(`${name}/`) && faults.some(({ severity }) => severity === 'violation'))

export function TypeSelect({ name, thing, language, label }: { name: string; thing: Thing; language: Language; label: string }) {
  return (
    <select class="ds-input" id={`${name}-select`} name={name} aria-label={label}>
      {thing.type === '' && <option value="">{words[language].nothingChosen}</option>}
      {thing.form.types.map((type) => (
        <option value={type} selected={type === thing.type}>
          {className(type)[language]}
        </option>
      ))}
    </select>
  )
}

const naming = ['dcterms:title', 'foaf:name', 'vcard:fn', 'skos:prefLabel', 'dcat:accessURL', 'dcat:startDate', 'dcterms:identifier']
export const nameIn = (thing: Thing): string | undefined =>
  naming.map((field) => thing.rows.get(field)?.find(({ text }) => text !== '')?.text).find((text) => text !== undefined)

export function Findings({ of, language }: { of: readonly Fault[]; language: Language }) {
  const t = words[language]
  return (
    <>
      {of.map(({ severity, message, fix }) => (
        <FieldFinding
          tone={severity}
          word={t.severity[severity]}
          message={say(message, language)?.text ?? ''}
          fix={say(fix, language)?.text ?? ''}
        />
      ))}
    </>
  )
}

/** A button that changes the form and comes back to the same place in it. */
function Press({ verb, at, shown, label, children }: { verb: string; at: string; shown: Shown; label?: string; children: Child }) {
  return (
    <button
      class="ds-button"
      data-variant="tertiary"
      data-size="sm"
      type="submit"
      name="do"
      value={verb}
      formaction={`${shown.action}#${encodeURI(at)}`}
      data-rows
      aria-label={label}
    >
      {children}
    </button>
  )
}

// Swedish and English, the national minority languages and sign language's neighbours in print, and what is written most beside them.
const common = ['sv', 'en', 'fi', 'fit', 'se', 'sma', 'smj', 'rom', 'yi', 'nb', 'da', 'de', 'fr', 'es', 'pl', 'ar', 'fa', 'so', 'uk']

function languagesFor(used: string, language: Language): { tag: string; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
  const own = common.includes(used) || used === '' ? [] : [used]
  return [...common, ...own, ''].map((tag) => ({ tag, name: tag === '' ? '' : nameOfTag(tag, names) }))
}

function nameOfTag(tag: string, names: Intl.DisplayNames): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag // not a language tag, but somebody wrote it
  }
}
