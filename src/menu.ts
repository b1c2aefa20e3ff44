import type { MenuPlace } from './web/site.ts'

/** The main menu, in the order of the work, and what stands together under each place of it. */
export const menu: readonly MenuPlace[] = [
  { path: '/search', label: { sv: 'Hitta', en: 'Find' } },
  {
    path: '/needs',
    label: { sv: 'Behov', en: 'Needs' },
    within: [
      { path: '/needs', label: { sv: 'Behov', en: 'Needs' } },
      { path: '/needs/explore', label: { sv: 'Beskriv ett behov', en: 'Describe a need' } },
    ],
  },
  {
    path: '/initiatives',
    label: { sv: 'Initiativ', en: 'Initiatives' },
    within: [
      { path: '/initiatives', label: { sv: 'Initiativ', en: 'Initiatives' } },
      { path: '/portfolios', label: { sv: 'Portföljer', en: 'Portfolios' } },
      { path: '/benefits', label: { sv: 'Nyttor', en: 'Benefits' } },
      { path: '/calculation-factors', label: { sv: 'Kalkylfaktorer', en: 'Calculation factors' } },
    ],
  },
  {
    path: '/decisions',
    label: { sv: 'Beslut', en: 'Decisions' },
    within: [
      { path: '/decisions', label: { sv: 'Beslut', en: 'Decisions' } },
      { path: '/positions', label: { sv: 'Ställningstaganden', en: 'Positions' } },
    ],
  },
  {
    path: '/follow-up',
    label: { sv: 'Uppföljning', en: 'Follow-up' },
    within: [
      { path: '/follow-up', label: { sv: 'Uppföljning', en: 'Follow-up' } },
      { path: '/indicators', label: { sv: 'Indikatorer', en: 'Indicators' } },
      { path: '/lessons', label: { sv: 'Lärdomar', en: 'Lessons' } },
    ],
  },
  {
    path: '/sources',
    label: { sv: 'Källor', en: 'Sources' },
    within: [
      { path: '/sources', label: { sv: 'Källor', en: 'Sources' } },
      { path: '/quality', label: { sv: 'Kvalitet', en: 'Quality' } },
      { path: '/validate', label: { sv: 'Granska', en: 'Check' } },
      { path: '/profiles', label: { sv: 'Profiler', en: 'Profiles' } },
    ],
  },
  { path: '/organisations', label: { sv: 'Organisationer', en: 'Organisations' } },
  { path: '/framework', label: { sv: 'Ramverket', en: 'The framework' } },
]
