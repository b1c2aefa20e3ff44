/// <reference lib="dom" />
/**
 * Follows a run while it is going: `<section data-events="/runs/7/events">`.
 * Events: `progress` carries JSON {value, max, text}; `done` carries nothing, and the region is fetched anew from its own page.
 * If the stream cannot be had, the page stays as it is and can be reloaded by hand.
 */
export function followRuns(document: Document): void {
  for (const region of document.querySelectorAll<HTMLElement>('[data-events]')) follow(region)
}

function follow(region: HTMLElement): void {
  const events = new EventSource(region.dataset.events!)
  events.addEventListener('progress', (event) => show(region, JSON.parse(event.data)))
  events.addEventListener('done', () => {
    events.close()
    void replace(region)
  })
  addEventListener('pagehide', () => events.close())
}

type Progress = { value?: number; max?: number; text: string }

function show(region: HTMLElement, { value, max, text }: Progress): void {
  const bar = region.querySelector<HTMLProgressElement>('progress')
  if (bar && value !== undefined && max) {
    bar.max = max
    bar.value = value
  } else bar?.removeAttribute('value')
  const said = region.querySelector('[data-progress-text]')
  if (said && said.textContent !== text) said.textContent = text
}

/** The finished region comes from the page itself, so there is only one way to draw it. */
async function replace(region: HTMLElement): Promise<void> {
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(region.id)
  if (fresh) region.replaceWith(document.adoptNode(fresh))
}
