import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'

export function chainPages(_site: Site, _with: { db: Db; actorOf: (visit: Visit) => Actor }): void {}
