const sv = {
  aboutTitle: 'Om Allmänning',
  aboutLead:
    'En allmänning är mark som alla får använda och alla ska vårda. Så bör det också vara med det som offentliga organisationer tar fram.',
  about: [
    {
      title: 'Vad det är',
      text: 'Allmänning samlar beskrivningar av tjänster, data, programvara, standarder, byggblock och ställningstaganden från många organisationer. De hämtas där de är publicerade, så att varje uppgift bara behöver skötas på ett ställe.',
    },
    {
      title: 'Vem som ansvarar',
      text: 'Varje organisation ansvarar för sina egna uppgifter. Den som driver noden ansvarar för att de hämtas, visas och går att hitta. Varje post visar varifrån den kommer, när den hämtades och vad som har ändrats.',
    },
    {
      title: 'Inga kakor, ingen spårning',
      text: 'Sidorna fungerar utan skript. Den enda kaka som finns sparar om du har valt ljust eller mörkt utseende.',
    },
    {
      title: 'Fri programvara',
      text: 'Allmänning är fri programvara under licensen EUPL 1.2. Vem som helst får driva en egen nod, granska koden och bidra.',
    },
  ],
  toFramework: 'Läs om ramverket som Allmänning bygger på',
  dataTitle: 'För maskiner',
  dataLead: 'Allt som visas här går att hämta, i de format som fältet använder.',
  apiText: 'Vill du söka, granska filer eller ändra från ett annat system?',
  toApi: 'Läs om API:et',
  addresses: [
    { path: '/catalog.ttl', text: 'Hela katalogen som Turtle.' },
    { path: '/catalog.rdf', text: 'Hela katalogen som RDF/XML.' },
    { path: '/catalog.jsonld', text: 'Hela katalogen som JSON-LD.' },
    { path: '/catalog.nt', text: 'Hela katalogen som N-Triples.' },
    { path: '/datasets/dcat', text: 'Hela katalogen som RDF/XML, på den adress där Sveriges dataportal letar.' },
    { path: '/sources/{nummer}/catalog.ttl', text: 'En källas poster. Samma ändelser som ovan.' },
    { path: '/entries/{nummer}.ttl', text: 'En post. Samma ändelser som ovan.' },
    {
      path: '/quality.ttl',
      text: 'Kvaliteten hos alla källor tillsammans och var för sig, enligt W3C:s vokabulär för datakvalitet (DQV). Samma ändelser som ovan. Med ?method=digg räknas det som Sveriges dataportal gör.',
    },
    { path: '/sources/{nummer}/quality.ttl', text: 'En källas kvalitet och varje datamängds.' },
    { path: '/entries/{nummer}/quality.ttl', text: 'En datamängds kvalitet.' },
    {
      path: '/sources/{nummer}/checks.csv',
      text: 'Fel och varningar i en källa. Också xlsx, json, sarif, xml (JUnit) och ttl (W3C:s rapport).',
    },
    { path: '/entries/{nummer}/checks.csv', text: 'Fel och varningar i en post. Samma ändelser.' },
    {
      path: '/id/{sort}/{nummer}',
      text: 'Postens beständiga adress. Svarar med en sida eller med data, beroende på vad som begärs i Accept.',
    },
    { path: '/health', text: 'Svarar om processen lever.' },
    { path: '/ready', text: 'Svarar om noden kan ta emot trafik.' },
  ],
  reuseTitle: 'Får jag använda uppgifterna?',
  reuse:
    'Beskrivningarna tillhör dem som har publicerat dem. I den svenska profilen DCAT-AP-SE är katalogens beskrivningar alltid fria att använda (CC0). Data som beskrivs har egna licenser, som visas på varje post.',
  accessTitle: 'Tillgänglighet',
  access: [
    'Allmänning är byggd för att alla ska kunna använda den, oavsett funktionsnedsättning, skärm eller hjälpmedel. Målet är nivå AA i WCAG 2.2.',
    'Varje sida prövas automatiskt med axe i ljust och mörkt utseende, och kan användas med bara tangentbord och utan skript. Skärmläsare har ännu inte prövats av användare.',
    'Har du hittat något som inte fungerar? Hör av dig till den organisation som driver noden. Är du inte nöjd med svaret kan du anmäla det till tillsynsmyndigheten.',
    'Texter som andra har publicerat visas som de är. De kan sakna språkmärkning eller vara svåra att läsa, och rättas hos den som har publicerat dem.',
  ],
}

type Words = typeof sv

const en = {
  aboutTitle: 'About Allmänning',
  aboutLead:
    'An allmänning, a commons, is land that everybody may use and all must care for. So it should be with what public organisations make.',
  about: [
    {
      title: 'What it is',
      text: 'Allmänning gathers descriptions of services, data, software, standards, building blocks and positions from many organisations. They are fetched where they are published, so that each statement needs care in one place only.',
    },
    {
      title: 'Who is responsible',
      text: 'Each organisation answers for its own statements. Whoever runs the node answers for fetching, showing and finding them. Every entry shows where it comes from, when it was fetched and what has changed.',
    },
    {
      title: 'No cookies, no tracking',
      text: 'The pages work without script. The only cookie there is keeps whether you have chosen a light or dark appearance.',
    },
    {
      title: 'Free software',
      text: 'Allmänning is free software under the EUPL 1.2. Anyone may run a node, read the code and contribute.',
    },
  ],
  toFramework: 'Read about the framework that Allmänning is built on',
  dataTitle: 'For machines',
  dataLead: 'Everything shown here can be fetched, in the formats that the field uses.',
  apiText: 'Would you search, check files or make changes from another system?',
  toApi: 'Read about the API',
  addresses: [
    { path: '/catalog.ttl', text: 'The whole catalogue as Turtle.' },
    { path: '/catalog.rdf', text: 'The whole catalogue as RDF/XML.' },
    { path: '/catalog.jsonld', text: 'The whole catalogue as JSON-LD.' },
    { path: '/catalog.nt', text: 'The whole catalogue as N-Triples.' },
    { path: '/datasets/dcat', text: 'The whole catalogue as RDF/XML, at the address where the Swedish data portal looks.' },
    { path: '/sources/{number}/catalog.ttl', text: 'The entries of a source. The same endings as above.' },
    { path: '/entries/{number}.ttl', text: 'One entry. The same endings as above.' },
    {
      path: '/quality.ttl',
      text: 'The quality of all sources, together and each, in W3C’s Data Quality Vocabulary (DQV). The same endings as above. With ?method=digg it is counted as the Swedish data portal does.',
    },
    { path: '/sources/{number}/quality.ttl', text: 'The quality of a source and of each dataset in it.' },
    { path: '/entries/{number}/quality.ttl', text: 'The quality of one dataset.' },
    {
      path: '/en/sources/{number}/checks.csv',
      text: 'Errors and warnings in a source. Also xlsx, json, sarif, xml (JUnit) and ttl (W3C’s report).',
    },
    { path: '/en/entries/{number}/checks.csv', text: 'Errors and warnings in one entry. The same endings.' },
    { path: '/id/{kind}/{number}', text: 'The persistent address of an entry. Answers with a page or with data, by what Accept asks for.' },
    { path: '/health', text: 'Answers if the process lives.' },
    { path: '/ready', text: 'Answers if the node can take traffic.' },
  ],
  reuseTitle: 'May I use this?',
  reuse:
    'The descriptions belong to those who published them. In the Swedish profile DCAT-AP-SE the catalogue’s descriptions are always free to use (CC0). The data described has licences of its own, shown on each entry.',
  accessTitle: 'Accessibility',
  access: [
    'Allmänning is made to be used by everybody, whatever their disability, screen or aid. The aim is level AA of WCAG 2.2.',
    'Every page is tried automatically with axe in light and dark appearance, and can be used by keyboard alone and without script. Screen readers have not yet been tried by users.',
    'Have you found something that does not work? Tell the organisation that runs the node. If you are not content with the answer you can report it to the supervisory authority.',
    'Texts that others have published are shown as they are. They may lack language tags or be hard to read, and are corrected by those who published them.',
  ],
} satisfies Words

export const aboutWords: { sv: Words; en: Words } = { sv, en }
