import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { askLink } from './ask-link.ts'
import { afterAnswer, fateOf, type LinkAnswer, type LinkState } from './link-state.ts'

export type LinkTools = { db: Db; outside: Pick<Outside, 'get' | 'head'>; now: () => Date; signal?: AbortSignal }

export type LinkLimits = {
  /** Addresses in one go, and of them for one host: a large catalogue must not keep the others waiting. */
  most: number
  perHost: number
  hostsAtOnce: number
  /** After so many failures without an answer in a row the host is left alone until next time. */
  patience: number
}
const usual: LinkLimits = { most: 2_000, perHost: 200, hostsAtOnce: 16, patience: 5 }

export type LinkRound = {
  asked: number
  answers: number
  broken: number
  unsure: number
  /** Sources with an entry whose link changed: their points are to be counted again. */
  sources: number[]
}

type Due = { id: number; url: string; host: string; state: LinkState; failures: number }

/**
 * One round of checking what is due, politely: hosts side by side, each host's addresses one after the other and at the pace that outside/
 * keeps. Each answer is stored as it comes, so a round that is cut short loses nothing. It touches no table that a harvest waits for.
 */
export async function checkLinks(tools: LinkTools, limits: Partial<LinkLimits> = {}): Promise<LinkRound> {
  const bounds = { ...usual, ...limits }
  const due = await claim(tools, bounds)
  const round = { asked: 0, answers: 0, broken: 0, unsure: 0 }
  const changed: number[] = []
  const hosts = [...Map.groupBy(due, ({ host }) => host).values()]
  const work = async () => {
    for (let links = hosts.shift(); links; links = hosts.shift()) await checkHost(links)
  }

  async function checkHost(links: readonly Due[]): Promise<void> {
    let unanswered = 0
    for (const [at, link] of links.entries()) {
      tools.signal?.throwIfAborted()
      if (unanswered >= bounds.patience) return putBack(tools, links.slice(at))
      const answer = await asked(link.url)
      unanswered = fateOf(answer) === 'trouble' ? unanswered + 1 : 0
      const state = await store(tools, link, answer)
      round.asked++
      if (state !== 'waiting') round[state]++
      if (state !== link.state) changed.push(link.id)
      // It has said when to come back: everything else there waits as long.
      if ('finding' in answer && answer.retryAfterSeconds) return putBack(tools, links.slice(at + 1), answer.retryAfterSeconds)
    }
  }

  async function asked(url: string): Promise<LinkAnswer> {
    try {
      return await askLink(tools.outside, url, tools.signal)
    } catch (error) {
      if (error instanceof Problem && error.findings[0]) return { finding: error.findings[0] }
      throw error
    }
  }

  await Promise.all(Array.from({ length: bounds.hostsAtOnce }, work))
  return { ...round, sources: await sourcesWith(tools.db, changed) }
}

const claimMs = 3_600_000

/** Takes what is due for an hour, in turns between hosts, so that no two workers ask the same and one that dies leaves it to the next. */
async function claim({ db, now }: LinkTools, { most, perHost }: LinkLimits): Promise<Due[]> {
  const at = now()
  const { rows } = await sql<Due>`
    with due as (
      select id, row_number() over (partition by host order by due_at, id) turn from link_check
      where due_at <= ${at} and exists (
        select from entry_link join entry on entry.id = entry_id where link_id = link_check.id and entry.ended_at is null)
    ), chosen as (select id, turn from due where turn <= ${perHost} order by turn, id limit ${most})
    update link_check set due_at = ${new Date(at.getTime() + claimMs)} from chosen
    where link_check.id = chosen.id and link_check.due_at <= ${at}
    returning link_check.id, url, host, state, failures`.execute(db)
  return rows
}

async function store({ db, now }: LinkTools, link: Due, answer: LinkAnswer): Promise<LinkState> {
  const at = now()
  const { state, failures, dueAt } = afterAnswer(link, answer, at)
  const finding = 'finding' in answer ? JSON.stringify(answer.finding) : null
  // Robots and private addresses were never asked; the time still says when we last tried.
  await sql`
    update link_check set state = ${state}, since = case when state = ${state} then since else ${at} end, status = ${answer.status ?? null},
      finding = ${finding}::jsonb, failures = ${failures}, checked_at = ${at}, due_at = ${dueAt}
    where id = ${link.id}`.execute(db)
  return state
}

async function putBack({ db, now }: LinkTools, links: readonly Due[], seconds = claimMs / 1000): Promise<void> {
  await sql`
    update link_check set due_at = ${new Date(now().getTime() + seconds * 1000)}
    where id = any(${links.map(({ id }) => id)}::int[])`.execute(db)
}

async function sourcesWith(db: Db, links: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct entry.source_id id from entry_link join entry on entry.id = entry_id
    where link_id = any(${links as number[]}::int[]) and entry.ended_at is null order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
