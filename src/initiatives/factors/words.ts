import type { DiscountRate } from './calculation-factors.ts'

const sv = {
  title: 'Kalkylfaktorer',
  lead: 'Räntor, timkostnader och vikter som nyttokalkyler räknar med. Var och en har en källa och gäller en viss tid. Ange alltid i en kalkyl vilken som är använd.',
  asOf: (day: string) => `Källorna lästes ${day}.`,
  csv: 'Ladda ner alla faktorer (CSV)',
  api: 'Hämta som data (API)',
  holds: 'Gäller',
  from: (day: string) => `från ${day}`,
  between: (from: string, to: string) => `${from} till ${to}`,
  whenRead: 'när källan lästes',
  older: (n: number) => (n === 1 ? 'Äldre ränta (1)' : `Äldre räntor (${n})`),
  source: 'Källa',
  unverified: 'Inte kontrollerad mot källan',
  factor: 'Faktor',

  rates: 'Kalkylräntor',
  ratesLead:
    'Det finns ingen gemensam svensk kalkylränta. Välj efter vems kalkyl det är. Med fasta priser hör real ränta; blanda aldrig real och nominell. Varje kalkyl visas också vid 0 procent, en procentenhet upp och ner, och 3 procent.',
  rate: 'Ränta',
  kind: 'Slag',
  kinds: { real: 'real', nominal: 'nominell', unstated: 'framgår inte' } as Record<DiscountRate['kind'], string>,
  purpose: 'För',
  purposes: { society: 'samhället', business: 'företagsekonomi', internal: 'internränta' } as Record<DiscountRate['purpose'], string>,

  hours: 'Vad en timme kostar',
  hoursLead: 'Månadslön × månader ÷ timmar × påslag.',
  months: 'Månader',
  hoursWorked: 'Timmar',
  onCosts: 'Påslag',
  hourCalculator: 'Räkna ut timkostnaden',
  formula: 'Formel',
  salary: 'Månadslön i kronor',
  salaryHelp: 'Medellönen för dem som gör arbetet, till exempel från SCB.',
  calculate: 'Räkna',
  hourResult: (cost: string) => `${cost} kronor i timmen`,
  hourSteps: (salary: string, months: string, hours: string, onCosts: string, cost: string) =>
    `${salary} kr × ${months} ÷ ${hours} × ${onCosts} = ${cost} kr`,

  burden: 'Administrativ börda',
  burdenLead:
    'Vad ett krav på uppgifter kostar dem som ska lämna dem, enligt standardkostnadsmodellen: pris gånger antal. Räkna bara det som kravet tillför, inte det som ändå hade gjorts.',
  burdenResult: (total: string) => `${total} kronor om året`,
  burdenSteps: (hours: string, hourly: string, external: string, price: string, population: string, times: string, quantity: string) =>
    `Pris: ${hours} h × ${hourly} kr + ${external} kr = ${price} kr. Antal: ${population} × ${times} = ${quantity}.`,

  peng: 'Vikter för säkerhet (PENG)',
  pengLead:
    'Hur mycket av en nytta som räknas, efter hur säkert den kommer. Förslag som går att ändra i varje kalkyl. Resultatet visas också utan vikter.',
  pengClass: 'Klass',
  pengClasses: {
    green: 'Grön: påverkar resultatet direkt, i kronor',
    yellow: 'Gul: går att räkna i kronor men är svår att hämta hem',
    red: 'Röd: har inte räknats i kronor',
  },
  weight: 'Vikt',

  number: (field: string, example: string) => `${field}: skriv ett tal som är noll eller mer, till exempel ${example}.`,
  burdenFields: {
    hours: 'Timmar per gång',
    hourlyCost: 'Timkostnad i kronor, med påslag',
    external: 'Köpta tjänster per gång, i kronor',
    population: 'Hur många kravet gäller',
    timesAYear: 'Gånger om året',
  },
  unknownFormula: 'Välj en av formlerna.',
  columns: {
    group: 'Grupp',
    id: 'Namn i data',
    value: 'Värde',
    from: 'Gäller från',
    to: 'Gäller till',
    address: 'Adress',
    note: 'Anmärkning',
  },
}

const en: typeof sv = {
  title: 'Calculation factors',
  lead: 'Rates, costs of an hour and weights that benefit calculations go by. Each has a source and holds for some time. Always say in a calculation which one is used.',
  asOf: (day) => `The sources were read ${day}.`,
  csv: 'Download all factors (CSV)',
  api: 'Get them as data (API)',
  holds: 'Holds',
  from: (day) => `from ${day}`,
  between: (from, to) => `${from} to ${to}`,
  whenRead: 'when the source was read',
  older: (n) => (n === 1 ? 'Earlier rate (1)' : `Earlier rates (${n})`),
  source: 'Source',
  unverified: 'Not checked against the source',
  factor: 'Factor',

  rates: 'Discount rates',
  ratesLead:
    'Sweden has no discount rate that all share. Choose by whose calculation it is. A real rate goes with fixed prices; never mix real and nominal. Every calculation is also shown at 0 per cent, a percentage point up and down, and 3 per cent.',
  rate: 'Rate',
  kind: 'Sort',
  kinds: { real: 'real', nominal: 'nominal', unstated: 'not stated' },
  purpose: 'For',
  purposes: { society: 'society', business: 'business', internal: 'internal rate' },

  hours: 'What an hour costs',
  hoursLead: 'Monthly salary × months ÷ hours × on-costs.',
  months: 'Months',
  hoursWorked: 'Hours',
  onCosts: 'On-costs',
  hourCalculator: 'Work out the cost of an hour',
  formula: 'Formula',
  salary: 'Monthly salary in kronor',
  salaryHelp: 'The mean salary of those who do the work, for instance from Statistics Sweden.',
  calculate: 'Calculate',
  hourResult: (cost) => `${cost} kronor an hour`,
  hourSteps: (salary, months, hours, onCosts, cost) => `SEK ${salary} × ${months} ÷ ${hours} × ${onCosts} = SEK ${cost}`,

  burden: 'Administrative burden',
  burdenLead:
    'What a demand for information costs those who are to give it, by the Standard Cost Model: price times quantity. Count only what the demand adds, not what would have been done anyway.',
  burdenResult: (total) => `${total} kronor a year`,
  burdenSteps: (hours, hourly, external, price, population, times, quantity) =>
    `Price: ${hours} h × SEK ${hourly} + SEK ${external} = SEK ${price}. Quantity: ${population} × ${times} = ${quantity}.`,

  peng: 'Weights for certainty (PENG)',
  pengLead:
    'How much of a benefit counts, by how certain it is to come. Suggestions that each calculation may change. The result is also shown without weights.',
  pengClass: 'Class',
  pengClasses: {
    green: 'Green: affects the result directly, in kronor',
    yellow: 'Yellow: can be counted in kronor but is hard to realise',
    red: 'Red: has not been counted in kronor',
  },
  weight: 'Weight',

  number: (field, example) => `${field}: write a number that is zero or more, such as ${example}.`,
  burdenFields: {
    hours: 'Hours each time',
    hourlyCost: 'Cost of an hour in kronor, with on-costs',
    external: 'Services bought each time, in kronor',
    population: 'How many it is for',
    timesAYear: 'Times a year',
  },
  unknownFormula: 'Choose one of the formulas.',
  columns: { group: 'Group', id: 'Name in data', value: 'Value', from: 'Holds from', to: 'Holds to', address: 'Address', note: 'Note' },
}

export const words = { sv, en }
