import type { Context, MiddlewareHandler } from 'hono'
import { type Actor, anyone } from '../kernel/actor.ts'

declare module 'hono' {
  interface ContextVariableMap {
    actor: Actor
  }
}

/** Finds out who calls once for each request, before any page or route asks with `actorOf`. */
export function callers(who: (c: Context) => Actor | Promise<Actor>): MiddlewareHandler {
  return async (c, next) => {
    c.set('actor', await who(c))
    await next()
  }
}

export const actorOf = ({ c }: { c: Context }): Actor => c.get('actor') ?? anyone
