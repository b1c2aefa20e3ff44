/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * A long form that is checked while somebody writes: `<form data-live="/own/7/check">`. What is sent is the form itself, and the answer holds
 * the same pieces as the page: each `data-findings` is put where the page has its own. Buttons with `data-rows` change the form without
 * leaving it, and fields with `data-suggest` get suggestions from `data-suggestions`. Without script all of them are ordinary buttons.
 */
export function liveForms(document: Document): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]')) live(form)
}

const pause = 700

function live(form: HTMLFormElement): void {
  const note = document.querySelector<HTMLElement>('.live-note')
  if (note) note.hidden = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  const check = async () => {
    const own = ++turn
    const answer = await send(form, form.dataset.live!)
    if (!answer || own !== turn) return
    putFindings(form, answer)
  }
  form.addEventListener('input', (event) => {
    clearTimeout(waiting)
    waiting = setTimeout(check, pause)
    const field = event.target as HTMLInputElement
    if (field.dataset?.suggest) void suggest(form, field)
  })
  form.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-rows]')
    if (!button) return
    event.preventDefault()
    void changeRows(form, button).then((changed) => (changed ? check() : undefined))
  })
}

async function send(form: HTMLFormElement, address: string, button?: HTMLButtonElement): Promise<Document | undefined> {
  const answer = await fetch(address, { method: 'POST', body: new FormData(form, button) }).catch(() => undefined)
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined
}

/** Only what is new is put in, so that a screen reader is told of nothing else. */
function putFindings(form: HTMLFormElement, answer: Document): void {
  const theirs = new Map([...answer.querySelectorAll<HTMLElement>('[data-findings]')].map((one) => [one.dataset.findings, one]))
  for (const place of form.querySelectorAll<HTMLElement>('[data-findings]')) {
    const fresh = theirs.get(place.dataset.findings)?.innerHTML ?? ''
    if (place.innerHTML !== fresh) place.innerHTML = fresh
    mark(place, fresh !== '' && fresh.includes('--violation'))
  }
  const summary = document.getElementById('own-summary')
  const fresh = answer.getElementById('own-summary')
  if (summary && fresh && summary.innerHTML !== fresh.innerHTML) summary.innerHTML = fresh.innerHTML
}

function mark(place: HTMLElement, wrong: boolean): void {
  const rows = place.closest('fieldset')?.querySelectorAll(':scope > .field-group__rows > .field-row :is(input, select, textarea)')
  for (const input of rows ?? []) wrong ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid')
}

/** The form comes back with a row more or less; what was open stays open, and the focus goes to where something happened. */
async function changeRows(form: HTMLFormElement, button: HTMLButtonElement): Promise<boolean> {
  const action = button.formAction
  const answer = await send(form, action, button)
  const theirs = answer?.getElementById(form.id)
  if (!theirs) {
    // Let the page answer itself, as without script.
    button.removeAttribute('data-rows')
    button.click()
    return false
  }
  const before = new Set([...form.querySelectorAll('[id]')].map(({ id }) => id))
  const folds = new Map([...form.querySelectorAll('details')].map(({ id, open }) => [id, open]))
  form.replaceChildren(...theirs.childNodes)
  for (const fold of form.querySelectorAll('details')) fold.open = folds.get(fold.id) ?? fold.open
  const at = decodeURI(new URL(action).hash.slice(1))
  const place = document.getElementById(at)?.closest('fieldset') ?? form
  const fields = [...place.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, textarea, .hit-list button')]
  const fresh = fields.find(({ id }) => id !== '' && !before.has(id)) ?? place.querySelector<HTMLElement>('.hit-list button')
  ;(fresh ?? (place === form ? undefined : place))?.focus()
  return true
}

let asked = 0
async function suggest(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  const turn = ++asked
  const list = field.list
  if (!list || field.value.length < 2 || /^https?:/.test(field.value)) return
  await new Promise((resolve) => setTimeout(resolve, 200))
  if (turn !== asked) return
  const query = new URLSearchParams({ kind: field.dataset.suggest!, q: field.value })
  const answer = await fetch(`${form.dataset.suggestions}?${query}`).catch(() => undefined)
  if (!answer?.ok || turn !== asked) return
  const found = (await answer.json()) as { uri: string; title: string; note: string }[]
  list.replaceChildren(
    ...found.map(({ uri, title, note }) => {
      const option = document.createElement('option')
      option.value = uri
      option.label = note ? `${title}, ${note}` : title
      return option
    }),
  )
}
