type ButtonFormProps = {
  action: string
  /** What the button says of which thing it is about. */
  fields?: Readonly<Record<string, string | number>>
  label: string
  /** The label with the thing named, where the same button stands on several rows. */
  about?: string | undefined
}

/** A button on a row that changes something: a form of its own, so that it needs no script. */
export function ButtonForm({ action, fields = {}, label, about }: ButtonFormProps) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <button class="ds-button" data-variant="secondary" data-size="sm" type="submit" aria-label={about}>
        {label}
      </button>
    </form>
  )
}
