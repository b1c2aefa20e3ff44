const sv = {
  title: 'API',
  lead: 'Allt som sidorna visar går också att läsa, granska och ändra från andra system. Här står varje anrop, med exempel.',
  address: 'Adress',
  version: 'Version',
  released: 'Gäller från',
  description: 'Beskrivning för maskiner',
  openapi: 'OpenAPI 3.1',
  profile: 'Följer',
  profileText: 'Diggs nationella profil för REST-API:er',
  how: 'Så fungerar det',
  rules: [
    {
      title: 'Språk',
      text: 'Felmeddelanden och våra egna texter är på svenska. Begär engelska med rubriken `Accept-Language: en`. Texter från utgivare kommer på alla språk som de finns på.',
    },
    {
      title: 'Sidor',
      text: 'Listor kommer 20 i taget. Ändra med `limit`, högst 100, och bläddra med `page`. Adressen till nästa sida står i `links`. Ska du läsa allt, börja med `cursor=*` och fortsätt med `nextCursor`, eller ta ut allt på en gång med exporten.',
    },
    {
      title: 'När något är fel',
      text: 'Svaret är `application/problem+json`. `detail` säger vad som hände och vad du gör åt det. `findings` pekar ut varje parameter eller fält som är fel. Okända parametrar avvisas, så att en felstavad avgränsning märks. Vid varje anrop står de fel som är dess egna. Alla anrop kan dessutom få 405, 406, 429 och 500.',
    },
    {
      title: 'Läs bara det som är nytt',
      text: 'Svaren har en `ETag`. Skicka den i `If-None-Match` nästa gång. Har inget ändrats blir svaret 304, utan innehåll.',
    },
    {
      title: 'Skriv inte över varandra',
      text: 'Den som ändrar skickar `ETag` från det som lästes i `If-Match`. Har någon annan hunnit före blir svaret 412, och inget ändras.',
    },
    {
      title: 'När en andra person ska godkänna',
      text: 'En organisation kan vilja att två personer ser en ändring. Då blir svaret 202, och inget är ändrat än. `Location` leder till förslaget, som någon annan godkänner eller avslår.',
    },
    {
      title: 'Skicka igen utan oro',
      text: 'Kom inget svar på en `POST`? Skicka samma sak igen med samma `Idempotency-Key`. Det görs bara en gång, och svaret blir som första gången. Nyckeln gäller i 24 timmar.',
    },
    {
      title: 'Spårning mellan system',
      text: 'Skicka `traceparent` enligt W3C Trace Context, så fortsätter vi på samma spår. Annars börjar vi ett nytt. Det står i varje svar.',
    },
  ],
  limits: 'Gränser',
  keys: 'Vem som får ändra',
  calls: 'Anropen',
  parameters: 'Parametrar',
  body: 'Skickas med',
  bodyFiles: (types: string) => `Eller filen som den är, i något av formaten ${types}.`,
  onlyFiles: (types: string) => `Filen som den är, i något av formaten ${types}.`,
  bodyOptional: 'Kan utelämnas.',
  example: 'Exempel på anrop',
  answer: (status: string) => `Exempel på svar, ${status}`,
  instead: (status: string) => `Svar som kan komma i stället, ${status}`,
  otherFormats: (types: string) => `Finns också som ${types}. Begär det i Accept.`,
  refusals: 'Fel som kan komma',
  required: 'Måste anges.',
  choices: 'Något av',
  preset: (value: string) => `Utan den gäller ${value}.`,
  range: (least: number | undefined, most: number) => (least === undefined ? `Högst ${most}.` : `Från ${least} till ${most}.`),
}

type Words = typeof sv

const en = {
  title: 'API',
  lead: 'All that the pages show can also be read, checked and changed from other systems. Here is each call, with examples.',
  address: 'Address',
  version: 'Version',
  released: 'In force from',
  description: 'Description for machines',
  openapi: 'OpenAPI 3.1',
  profile: 'Follows',
  profileText: 'The national profile for REST APIs of the Swedish Agency for Digital Government',
  how: 'How it works',
  rules: [
    {
      title: 'Language',
      text: 'Problems and texts of ours are in Swedish. Ask for English by the header `Accept-Language: en`. Texts of publishers come in all the languages they have.',
    },
    {
      title: 'Pages',
      text: 'Lists come 20 at a time. Change it by `limit`, at most 100, and leaf by `page`. The address of the next page is in `links`. For reading everything begin with `cursor=*` and go on with `nextCursor`, or take all of it out at once by the export.',
    },
    {
      title: 'When something is wrong',
      text: 'The answer is `application/problem+json`. `detail` says what happened and what to do. `findings` points at each parameter or field that is wrong. Unknown parameters are refused, so that a misspelt filter is noticed. By each call stand the problems of its own. Any call may also get 405, 406, 429 and 500.',
    },
    {
      title: 'Read only what is new',
      text: 'Answers have an `ETag`. Send it in `If-None-Match` the next time. If nothing has changed the answer is 304, without content.',
    },
    {
      title: 'Do not overwrite each other',
      text: 'Whoever changes something sends the `ETag` of what was read in `If-Match`. If somebody else came first the answer is 412, and nothing is changed.',
    },
    {
      title: 'When a second person approves',
      text: 'An organisation may want two persons to see a change. The answer is then 202, and nothing has changed yet. `Location` leads to the proposal, which somebody else approves or rejects.',
    },
    {
      title: 'Send again without worry',
      text: 'No answer to a `POST`? Send the same again with the same `Idempotency-Key`. It is done only once, and the answer is as the first time. The key holds for 24 hours.',
    },
    {
      title: 'Traces between systems',
      text: 'Send `traceparent` as W3C Trace Context has it, and we go on with the same trace. Else we begin one. It is in every answer.',
    },
  ],
  limits: 'Limits',
  keys: 'Who may make changes',
  calls: 'The calls',
  parameters: 'Parameters',
  body: 'What is sent',
  bodyFiles: (types: string) => `Or the file as it is, in one of the formats ${types}.`,
  onlyFiles: (types: string) => `The file as it is, in one of the formats ${types}.`,
  bodyOptional: 'May be left out.',
  example: 'Example call',
  answer: (status: string) => `Example answer, ${status}`,
  instead: (status: string) => `Answer that may come instead, ${status}`,
  otherFormats: (types: string) => `Also as ${types}. Ask for it in Accept.`,
  refusals: 'Problems that may come',
  required: 'Must be given.',
  choices: 'One of',
  preset: (value: string) => `Without it ${value} holds.`,
  range: (least: number | undefined, most: number) => (least === undefined ? `At most ${most}.` : `From ${least} to ${most}.`),
} satisfies Words

export const words: { sv: Words; en: Words } = { sv, en }
