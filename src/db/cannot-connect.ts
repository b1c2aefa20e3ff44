import { Problem } from '../kernel/problem.ts'

/** What to do, by PostgreSQL's or the operating system's code. The address is not shown: it holds the password. */
const advice: Record<string, { sv: string; en: string }> = {
  '28P01': { sv: 'Servern godtar inte lösenordet i DATABASE_URL.', en: 'The server does not accept the password in DATABASE_URL.' },
  '28000': {
    sv: 'Servern släpper inte in användaren i DATABASE_URL: se pg_hba.conf och sslmode.',
    en: 'The server does not admit the user in DATABASE_URL: see pg_hba.conf and sslmode.',
  },
  '3D000': {
    sv: 'Databasen i DATABASE_URL finns inte. Skapa den med: create database … encoding UTF8.',
    en: 'The database in DATABASE_URL does not exist. Create it with: create database … encoding UTF8.',
  },
  '53300': {
    sv: 'Servern har inga lediga anslutningar. Höj max_connections eller minska antalet processer.',
    en: 'The server has no free connections. Raise max_connections, or run fewer processes.',
  },
  ECONNREFUSED: {
    sv: 'Ingen server svarar på adressen i DATABASE_URL. Kontrollera värd och port, och att servern är igång.',
    en: 'No server answers at the address in DATABASE_URL. Check host and port, and that the server runs.',
  },
  ENOTFOUND: {
    sv: 'Värden i DATABASE_URL finns inte i namntjänsten. Kontrollera stavningen.',
    en: 'The host in DATABASE_URL is unknown to the name service. Check its spelling.',
  },
  ENOENT: {
    sv: 'Ingen server lyssnar på socketen i DATABASE_URL. Kontrollera sökvägen, och att servern är igång.',
    en: 'No server listens on the socket in DATABASE_URL. Check the path, and that the server runs.',
  },
}

export function cannotConnect(cause: { code?: string; message: string }): Problem {
  const code = cause.code ?? ''
  const kind = ['28P01', '28000', '3D000'].includes(code) ? 'invalid' : 'upstream'
  const { sv, en } = advice[code] ?? {
    sv: 'Kontrollera DATABASE_URL, och att servern är igång och går att nå härifrån.',
    en: 'Check DATABASE_URL, and that the server runs and can be reached from here.',
  }
  return new Problem(
    kind,
    { sv: `Databasen går inte att nå (${cause.message}). ${sv}`, en: `The database cannot be reached (${cause.message}). ${en}` },
    { cause },
  )
}
