import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'

// Subjects that stood together in the file stand together here: one read serves some sixty records.
const windowSize = 262_144
// A record's parts may stand in several places of a file (all datasets, then all distributions): each place is read on by a window of its own.
const mostWindows = 8

type Window = { at: number; bytes: Buffer }

/** Texts that are put by and read again by their place: in memory while they are few, then in a file. */
export class Spool {
  readonly #path: string
  #file: number | undefined
  /** What is not in the file yet. */
  readonly #tail: Buffer
  #tailLength = 0
  #inFile = 0
  #windows: Window[] = []

  constructor(path: string, keepInMemory: number) {
    this.#path = path
    this.#tail = Buffer.allocUnsafe(keepInMemory)
  }

  /** Where the next text will stand. */
  get end(): number {
    return this.#inFile + this.#tailLength
  }

  append(text: string): void {
    if (this.#tailLength + text.length * 3 > this.#tail.length) this.#flush()
    if (text.length * 3 > this.#tail.length) this.#write(Buffer.from(text))
    else this.#tailLength += this.#tail.write(text, this.#tailLength)
  }

  read(at: number, length: number): string {
    if (at >= this.#inFile) return this.#tail.toString('utf8', at - this.#inFile, at - this.#inFile + length)
    const { at: start, bytes } = this.#windowOn(at, length)
    return bytes.toString('utf8', at - start, at - start + length)
  }

  close(): void {
    if (this.#file === undefined) return
    closeSync(this.#file)
    unlinkSync(this.#path)
    this.#file = undefined
  }

  #flush(): void {
    this.#write(this.#tail.subarray(0, this.#tailLength))
    this.#tailLength = 0
  }

  #write(bytes: Uint8Array): void {
    this.#file ??= openSync(this.#path, 'w+')
    for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from, bytes.length - from, this.#inFile + from)
    this.#inFile += bytes.length
    this.#windows = []
  }

  #windowOn(at: number, length: number): Window {
    const known = this.#windows.find((window) => at >= window.at && at + length <= window.at + window.bytes.length)
    if (known) return known
    // The window that was nearly read to its end is the one that reads on; else the oldest gives way.
    const before = this.#windows.findIndex((window) => at >= window.at && at <= window.at + window.bytes.length)
    if (before >= 0) this.#windows.splice(before, 1)
    else if (this.#windows.length === mostWindows) this.#windows.shift()
    const bytes = Buffer.allocUnsafe(Math.max(length, windowSize))
    const fresh = { at, bytes: bytes.subarray(0, readSync(this.#file!, bytes, 0, bytes.length, at)) }
    this.#windows.push(fresh)
    return fresh
  }
}
