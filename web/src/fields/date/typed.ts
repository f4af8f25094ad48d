// Days and moments as people type them: 2026-11-24, 2026/11/24, 20261124, 2026年11月24日, 11-24; behind a moment 9:30 or 0930.
import { todayHere } from '@/locale/format'

const DAY = /^(?:(\d{4})[-/.年]?)?(\d{1,2})(?:[-/.月](\d{1,2})日?|(\d{2}))$/
const CLOCK = /^(\d{1,2})[:：时点]?(\d{2})?分?$/

const two = (n: number): string => String(n).padStart(2, '0')

/** The day in ISO form, or null when it is none. */
export function typedDay(text: string): string | null {
	const plain = text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
	const found = DAY.exec(plain)
	if (!found) return null
	const year = Number(found[1] ?? todayHere().slice(0, 4))
	const month = Number(found[2])
	const day = Number(found[3] ?? found[4])
	const at = new Date(Date.UTC(year, month - 1, day))
	return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? `${year}-${two(month)}-${two(day)}` : null
}

/** "2026-11-24 09:30" from a day and, behind a blank or T, a time; a day alone is its beginning. */
export function typedMoment(text: string): string | null {
	const [first = '', rest = ''] = text.trim().split(/[\sT]+(.*)/s)
	const day = typedDay(first)
	if (!day) return null
	if (!rest) return `${day} 00:00`
	const clock = CLOCK.exec(rest.replace(/^(\d{2})(\d{2})$/, '$1:$2').replace(/(:\d{2}):\d{2}$/, '$1'))
	const hour = Number(clock?.[1])
	const minute = Number(clock?.[2] ?? 0)
	return clock && hour < 24 && minute < 60 ? `${day} ${two(hour)}:${two(minute)}` : null
}
