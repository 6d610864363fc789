import type { AuditReport, Estimate } from '../../dataset/audit/report'
import { formatTable } from '../table'

/** What can be guessed of each task, as a table for a terminal. */
export function auditTable({ tasks }: AuditReport): string {
  return formatTable(
    ['task', 'asked for', 'items', 'rooms', 'chance', 'best blind', 'over', 'interval', 'by', 'aim'],
    tasks.map(({ task, asked, items: n, scenes: rooms, floor, best, over, views, aim }) => [
      task,
      `a ${asked}`,
      n,
      rooms,
      percent(floor.mean),
      percent(best.mean),
      points(over.mean),
      interval(over),
      views.reduce((most, one) => (one.mean > most.mean ? one : most)).view,
      aim === undefined ? '-' : `${aim.met ? 'met' : 'missed'}: ${points(aim.most)}`,
    ]),
  )
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const points = (share: number) => `${(100 * share).toFixed(1)}`
const interval = ({ interval: ends }: Estimate) =>
  ends === null ? 'one room' : `${points(ends[0])} to ${points(ends[1])}`
