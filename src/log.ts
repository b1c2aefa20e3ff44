import pino from 'pino'
import type { Config } from './config.ts'

/** One JSON line each, on standard error: standard output is for results. */
export type Log = { info(message: string): void; error(message: string, cause?: unknown): void }

export function openLog(level: Config['logLevel']): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
  return {
    info: (message) => logger.info(message),
    error: (message, cause) => logger.error(cause === undefined ? {} : { err: cause }, message),
  }
}
