export type TabLink = {
  href: string
  label: string
  count?: string
  current?: boolean
  /** Of steps on a way: what to say of one that is done; seen as a tick. */
  done?: string
}

/** Several views of one thing, each with its own address. */
export const TabLinks = ({ label, tabs }: { label: string; tabs: readonly TabLink[] }) => (
  <nav class="tab-links" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count !== undefined && <span class="tab-links__count">{` ${tab.count}`}</span>}
            {tab.done !== undefined && (
              <>
                <span class="tab-links__done" aria-hidden="true" />
                <span class="visually-hidden">, {tab.done}</span>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
