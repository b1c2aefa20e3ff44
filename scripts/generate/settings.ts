import { settings } from '../../src/config.ts'

/** `docs/settings.md`: every setting, from the one table. */
export function settingsPage(): string {
  const rows = Object.entries(settings).map(
    ([name, { default: value, meaning }]) => `| \`${name}\` | ${value ? `\`${value}\`` : ''} | ${meaning} |`,
  )
  return `<!-- Written by \`npm run generate\` from src/config.ts. Do not edit. -->
# Settings

Settings are environment variables, read once at the start. A variable that is empty counts as not set. If any value is wrong, nothing starts,
and the message names every setting that has to be corrected. \`bin/allmanning config\` shows the values in force; the password in \`DATABASE_URL\` is hidden.

| setting | default | what it means |
| --- | --- | --- |
${rows.join('\n')}
`
}
