import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** The app on a port of its own, for what needs a real server: browsers and event streams. */
export async function listen(app: Hono, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = await new Promise<ServerType>((resolve) => {
    const starting: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(starting))
  })
  const { port: given } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${given}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
