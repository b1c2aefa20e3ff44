import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets garbage grow to a multiple of what is alive as long as the machine has memory to spare. A harvest keeps little and throws away much:
 * 100 000 datasets took 1 190 MB at most without this, and 660 with it, for about a sixth more processor time (20 000 datasets: 17.2 s against 14.7; 2026-11).
 */
export const collectGarbageSooner = (): void => setFlagsFromString('--heap-growing-percent=30')
