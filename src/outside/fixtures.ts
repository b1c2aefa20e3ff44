import http, { type RequestListener } from 'node:http'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { type Answer, type Outside, openOutside, type Settings } from './fetch.ts'

/** Starts a server of any kind on a free port and takes it down, with its connections, when the test is over. */
export async function listening(t: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((closed) => server.close(closed))
  })
  return (server.address() as AddressInfo).port
}

/** Somebody else's web server. */
export const webServer = async (t: TestContext, answer: RequestListener) =>
  `http://127.0.0.1:${await listening(t, http.createServer(answer))}`

/** A server that follows no protocol: it is given the connection and says what it likes. */
export const rawServer = async (t: TestContext, say: (socket: Socket) => void) =>
  `http://127.0.0.1:${await listening(t, net.createServer(say))}`

/** Our door, open to this machine, in no hurry to be polite. */
export function door(t: TestContext, settings: Partial<Settings> = {}): Outside {
  const outside = openOutside({ contact: 'https://allmanning.example', allow: ['127.0.0.1'], sleep: async () => {}, ...settings })
  t.after(() => outside.close())
  return outside
}

export const wish = { accept: 'text/turtle' }

/** All of a body. */
export async function read(answer: Answer): Promise<string> {
  if (answer.kind !== 'ok') throw new Error(`${answer.kind}: ${answer.kind === 'refused' ? answer.finding.message.en : ''}`)
  const pieces: Uint8Array[] = []
  for await (const piece of answer.bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

export const codeOf = (answer: Answer) => (answer.kind === 'refused' ? answer.finding.code : answer.kind)
