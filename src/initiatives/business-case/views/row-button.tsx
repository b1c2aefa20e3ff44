/** A button that changes the form and not what is saved; the page comes back where the button leads. */
export const RowButton = ({
  action,
  to,
  does,
  label,
  about,
}: {
  action: string
  to: string
  does: string
  label: string
  about?: string
}) => (
  <button
    class="ds-button"
    data-variant="secondary"
    data-size="sm"
    type="submit"
    name="do"
    value={does}
    formaction={`${action}#${to}`}
    aria-label={about}
  >
    {label}
  </button>
)
