/** What all of the room says; each step has words of its own in its folder. */
const sv = {
  title: 'Initiativ',
  stepsLabel: 'Steg i initiativet',
  steps: {
    overview: 'Översikt',
    reuse: 'Återanvändning',
    alternatives: 'Alternativ',
    benefits: 'Nyttor',
    cases: 'Kalkyl',
    decision: 'Beslut',
    realisation: 'Hemtagning',
    change: 'Förändring',
  },
  states: {
    draft: 'utkast',
    proposed: 'framlagt för beslut',
    decided: 'beslutat',
    running: 'pågår',
    completed: 'genomfört',
    stopped: 'stoppat',
  },
}

const en: typeof sv = {
  title: 'Initiatives',
  stepsLabel: 'Steps of the initiative',
  steps: {
    overview: 'Overview',
    reuse: 'Reuse',
    alternatives: 'Alternatives',
    benefits: 'Benefits',
    cases: 'Business case',
    decision: 'Decision',
    realisation: 'Realisation',
    change: 'Change',
  },
  states: {
    draft: 'draft',
    proposed: 'put forward for decision',
    decided: 'decided',
    running: 'under way',
    completed: 'carried out',
    stopped: 'stopped',
  },
}

export const words = { sv, en }
