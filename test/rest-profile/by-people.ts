/** What a program cannot see, or not from here; what we have to say about each. */
export const byPeople: readonly { id: string; text: string; ours: string }[] = [
  {
    id: 'DOK.01',
    text: 'that the documentation can be reached by anybody',
    ours: '`/api` asks for no sign-in; whether the node is open is for whoever runs it.',
  },
  {
    id: 'DOK.03',
    text: 'that contact and licence are the right ones',
    ours: 'The contact is the setting `CONTACT`; with a web address instead of an e-mail address the rule does not pass.',
  },
  { id: 'DOK.08', text: 'that the service level is kept', ours: 'None is promised; whoever runs the node may promise more.' },
  { id: 'DOK.11', text: 'that descriptions are understood', ours: 'Written in plain language in both languages; read aloud.' },
  {
    id: 'DOT.02',
    text: 'that a date without a time has no time',
    ours: '`apiReleased` is a date. Dates that publishers have written are passed on as they are.',
  },
  {
    id: 'RES.02',
    text: 'that no numbers of ours are shown as identifiers',
    ours: 'Entries have persistent addresses of their publishers (`uri`); the numbers are those of this node, and no person is in them.',
  },
  { id: 'UFN.02', text: 'that the node is reached by HTTPS on 443', ours: 'TLS is ended by a proxy in front: docs/operate.md.' },
  { id: 'SAK.01', text: 'TLS 1.2 or newer', ours: 'A setting of the proxy.' },
  {
    id: 'VER.05',
    text: 'that a breaking change gets a new version',
    ours: 'A change of docs/openapi.json is seen in review: the file is generated and compared.',
  },
]
