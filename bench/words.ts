// The words that generated catalogues are made of: openings and heads of Swedish compounds, ordinary words of both languages, places.

/** Seeded, so that every run searches the same catalogue (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const list = (words: string) => words.split(' ')
export const openings = list(
  'vatten skol trafik miljö väg bygg luft kommun fastighets befolknings energi avfalls kultur mark natur jord skogs badvatten buller klimat parkerings cykel kollektivtrafik äldre barn vård läkemedels närings arbetsmarknads bostads detaljplane adress dricksvatten grundvatten hav sjö fiske djur livsmedels turist idrotts biblioteks upphandlings leverantörs budget person elev lärar förenings val skatte domstols polis räddnings översvämnings',
)
export const heads = list(
  'kvalitet register data statistik område karta mätning avgift plan tillstånd ärende tillsyn nät station punkt nivå flöde gräns nämnd anläggning byggnad plats enhet inventering prognos undersökning index kostnad rapport skydd analys tjänst verksamhet kod lista översikt modell indelning uppgift resultat',
)
export const swedish = list(
  'information uppgifter samtliga visar innehåller redovisas per år kommun län region sverige nationell regional lokal öppna data mängden hämtas uppdateras årligen månadsvis dagligen ansvarar myndighet enligt beskriver ligger finns samlas används kan omfattar gäller antal fördelat efter ålder kön typ läge geografisk koordinater skala version historik senaste kartor ytor linjer punkter byggnader gator parker skolor vatten avlopp el fiber värme buss tåg hållplatser tidtabell leverans format licens villkor kontakt frågor utveckling projekt underlag beslut planering uppföljning kvalitet osäkerhet metod provtagning resultat gränsvärden åtgärder',
)
export const english = list(
  'dataset contains information about water quality road traffic schools population statistics open data services environment building permits energy consumption waste transport health public sector municipality region updated annually coordinates boundaries addresses register licence format download measurements stations forecast budget procurement employment housing culture forest agriculture species protected areas climate noise land use',
)
export const places = list(
  'umeå skellefteå lund malmö göteborg stockholm uppsala västerås örebro linköping norrköping jönköping växjö kalmar karlstad falun gävle sundsvall östersund luleå kiruna visby halmstad borås trollhättan skövde eskilstuna nyköping södertälje huddinge nacka täby solna botkyrka haninge kungsbacka varberg kristianstad hässleholm landskrona helsingborg trelleborg ystad',
)

export function shuffled<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
