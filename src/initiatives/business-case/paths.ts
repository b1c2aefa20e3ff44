import type { Visit } from '../../web/visit.ts'

export const initiativeCases = '/initiatives/:id{[0-9]+}/cases'
export const oneCase = `${initiativeCases}/:alternative{[0-9]+}`

export const numbersIn = (visit: Visit) => ({ initiative: Number(visit.param('id')), alternative: Number(visit.param('alternative')) })
export const homeOf = (initiative: number, alternative: number) => `/initiatives/${initiative}/cases/${alternative}`
