import { say } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Chain } from '../find.ts'
import { layOut } from '../layout.ts'
import { words } from '../words.ts'

/** Where on the page a step is told of: a benefit in its own part, the others in the table. */
export const anchorOf = ({ id, kind }: { id: number; kind: string }) => (kind === 'benefit' ? `benefit-${id}` : `step-${id}`)

/** Said already by the links or the description. */
const unread = { 'aria-hidden': 'true' } as const

/**
 * The chain as a drawing made here, without script. It has no role of an image, since its boxes are links that a keyboard reaches; each link says
 * what it leads to, and the text upon it, which is cut in lines, is left out of what is read. Sizes stand in attributes and looks in classes.
 * Where the screen is narrow it is scrolled inside a box of its own.
 */
export function ChainGraph({ visit, chain, title, invalid }: { visit: Visit; chain: Chain; title: string; invalid: ReadonlySet<number> }) {
  const { language } = visit
  const t = visit.words(words)
  const said = new Map(chain.steps.map((step) => [step.id, say(step.title, language)]))
  const titles = new Map([...said].map(([id, of]) => [id, of?.text ?? '']))
  const langOf = (id: number) => (said.get(id)?.fallback ? said.get(id)!.language : undefined)
  const { width, height, columns, boxes, arrows } = layOut(
    chain.steps.map(({ id, kind, position }) => ({ id, kind, position, title: titles.get(id)! })),
    chain.links,
  )
  const ahead = (id: number) => chain.links.filter(({ from }) => from === id).map(({ to }) => titles.get(to) ?? '')
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const number = (n: number) => formatNumber(n, language)
  return (
    <figure class="chain">
      <section class="chain__scroll" aria-label={t.graphScroll(title)} tabindex={0}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-labelledby="chain-title" aria-describedby="chain-desc">
          <title id="chain-title">{title}</title>
          <desc id="chain-desc">{t.drawn(number(chain.steps.length), number(chain.links.length))}</desc>
          <defs>
            <marker
              id="chain-arrow"
              viewBox="0 0 8 8"
              refX="0"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path class="chain__head" d="M0,0 L8,4 L0,8 Z" />
            </marker>
          </defs>
          {columns.map(({ kind, x, width: wide }) => (
            <>
              <text class="chain__column" x={x + wide / 2} y={20} text-anchor="middle" {...unread}>
                {t.manyKinds[kind]}
              </text>
              {!boxes.some((box) => box.kind === kind) && (
                <text class="chain__none" x={x + wide / 2} y={height / 2 + 18} text-anchor="middle" {...unread}>
                  {t.emptyColumn}
                </text>
              )}
            </>
          ))}
          <g {...unread}>
            {arrows.map(({ path }) => (
              <path class="chain__link" d={path} marker-end="url(#chain-arrow)" />
            ))}
          </g>
          {boxes.map(({ id, kind, x, y, width: wide, height: high, lines }) => {
            const to = ahead(id)
            const next = to.length === 0 ? t.leadsToNothing : t.leadsToAll(list.format(to))
            return (
              <>
                <a
                  href={`#${anchorOf({ id, kind })}`}
                  aria-label={t.stepLabel(t.kinds[kind], titles.get(id)!, kind === 'goal' && to.length === 0 ? '' : next).trim()}
                >
                  <rect
                    class={`chain__box chain__box--${kind}${invalid.has(id) ? ' chain__box--invalid' : ''}`}
                    x={x}
                    y={y}
                    width={wide}
                    height={high}
                    rx={4}
                  />
                </a>
                <text {...unread} pointer-events="none" lang={langOf(id)}>
                  {lines.map((line, at) => (
                    <tspan x={x + 12} y={y + 12 + at * 20 + 14}>
                      {`${line} `}
                    </tspan>
                  ))}
                </text>
              </>
            )
          })}
        </svg>
      </section>
      <figcaption class="chart__note">{t.graphHelp}</figcaption>
    </figure>
  )
}
