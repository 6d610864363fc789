import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cli } from '../load/processes'
import { soak } from './soak'

const SECONDS = 6
const SEED = 20261129

// What grows or stalls shows in half an hour only, `npm run test:soak`; what is lost or swapped may show at once.
it.skipIf(process.platform !== 'linux' || !existsSync(cli))(
  `${SECONDS} seconds of the soak lose and swap nothing, seed ${SEED}`,
  async () => {
    const { http, python, inFlight, exitCodes } = await soak(SECONDS, SEED)
    expect([http.wrong, python.wrong, inFlight, exitCodes]).toEqual([[], [], [0, 0], [0, 0]])
    expect(http.rows).toBeGreaterThan(0)
    expect(python.rows).toBeGreaterThan(0)
  },
)
