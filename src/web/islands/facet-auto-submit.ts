/// <reference lib="dom" />
/**
 * A form of facets answers at once instead of on its button: `<form data-auto-submit>`.
 * The page is fetched and its content put in place, so the focus stays on the box that was ticked and the scroll does not jump.
 */
export function submitFacetsOnChange(document: Document): void {
  document.addEventListener('change', (event) => {
    const form = (event.target as Element | null)?.closest<HTMLFormElement>('form[data-auto-submit]')
    if (form) void submit(form, document)
  })
  // An address we pushed has no page of its own behind it: going back to one must show what it says.
  addEventListener('popstate', (event) => event.state?.facets && location.reload())
}

let latest = 0

async function submit(form: HTMLFormElement, document: Document): Promise<void> {
  const address = `${form.action}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`
  const turn = ++latest
  const answer = await fetch(address).catch(() => undefined)
  if (turn !== latest) return
  if (!answer?.ok) return form.requestSubmit()
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const own = document.querySelector('main')
  const theirs = fresh.querySelector('main')
  if (!own || !theirs) return form.requestSubmit()
  keepOpen(own, theirs)
  const focused = document.activeElement?.id
  own.replaceChildren(...theirs.childNodes)
  document.title = fresh.title
  history.replaceState({ facets: true }, '')
  history.pushState({ facets: true }, '', address)
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
}

/** Folds that the reader opened stay open. */
function keepOpen(before: Element, after: Element): void {
  for (const fold of before.querySelectorAll<HTMLDetailsElement>('details[id]')) {
    const same = after.querySelector<HTMLDetailsElement>(`#${CSS.escape(fold.id)}`)
    if (same) same.open = fold.open
  }
}
