import type { Example } from '../../example.ts'
import { Pagination } from './pagination.tsx'

const to = (page: number) => `/components?page=${page}`

export const examples: Example[] = [
  { name: 'in the middle', show: (language) => <Pagination language={language} page={6} pages={42} to={to} /> },
  { name: 'first of three', show: (language) => <Pagination language={language} page={1} pages={3} to={to} /> },
]
