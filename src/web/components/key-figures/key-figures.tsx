export type KeyFigure = { value: string; label: string; href?: string }

/** What there is, in numbers that lead there. */
export const KeyFigures = ({ figures }: { figures: readonly KeyFigure[] }) => (
  <ul class="key-figures">
    {figures.map(({ value, label, href }) => {
      const content = (
        <>
          <span class="key-figures__value">{value}</span> <span class="key-figures__label">{label}</span>
        </>
      )
      return <li>{href ? <a href={href}>{content}</a> : <span>{content}</span>}</li>
    })}
  </ul>
)
