const sv = {
  successionTitle: (name: string) => `Slå ihop, dela eller avsluta ${name}`,
  successionLead:
    'Organisationer upphör och andra tar vid, en viss dag. Inget skrivs om: det som fanns före dagen står kvar, och den som kommer efter hittar det från sin sida.',
  successionOthers: 'Fler som upphör samtidigt',
  successionOthersHelp: 'Namn eller organisationsnummer, ett på varje rad.',
  successionExisting: 'Finns redan och tar över',
  successionCreated: 'Nya som bildas',
  successionCreatedHelp:
    'En på varje rad: namnet, och efter ett semikolon organisationsnumret om det finns. Lämna båda rutorna tomma om ingen kommer efter.',
  successionKind: 'De nyas sort',
  successionRemain: 'Organisationen finns kvar, bara en del flyttas',
  successionOn: 'Första dagen för det nya',
  successionOnHelp: 'Kan vara en dag som har varit eller en som kommer: 2027-01-01.',
  successionReason: 'Skäl eller beslut',
  successionRoles:
    'Roller i en organisation som upphör slutar gälla den dagen. Den som kommer efter får inte rollerna av sig själv: ge dem på nytt på dess sida.',
  successionSources: 'Källor flyttas inte av sig själva. På den nyas sida finns en knapp för varje källa.',
  carryOut: 'Genomför',
  noSuch: (text: string) => `«${text}» finns inte i listan.`,
  several: (text: string) => `Flera heter «${text}». Skriv organisationsnumret i stället.`,
}

const en: typeof sv = {
  successionTitle: (name) => `Merge, split or end ${name}`,
  successionLead:
    'Organisations end and others take over, on a certain day. Nothing is rewritten: what was there before the day stays, and whoever comes after finds it from its own page.',
  successionOthers: 'Others that end at the same time',
  successionOthersHelp: 'Names or organisation numbers, one on each line.',
  successionExisting: 'Exists already and takes over',
  successionCreated: 'New ones that are formed',
  successionCreatedHelp:
    'One on each line: the name, and after a semicolon the organisation number if there is one. Leave both boxes empty if nobody comes after.',
  successionKind: 'Kind of the new ones',
  successionRemain: 'The organisation lives on, only a part moves',
  successionOn: 'First day of the new',
  successionOnHelp: 'May be a day that has been or one to come: 2027-01-01.',
  successionReason: 'Reason or decision',
  successionRoles:
    'Roles in an organisation that ends stop counting on that day. Whoever comes after does not get them by itself: give them anew on its page.',
  successionSources: 'Sources do not move by themselves. The page of the new one has a button for each source.',
  carryOut: 'Carry out',
  noSuch: (text) => `“${text}” is not in the list.`,
  several: (text) => `Several are called “${text}”. Write the organisation number instead.`,
}

export const words = { sv, en }
