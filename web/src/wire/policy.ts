// What the numbers of our promises are called and how they read: the same words on the settings, a contract and a bid.
import { t } from '@/locale'
import type { Value } from './record'

/** A number of one priority alone: the key it is of, and the priority. */
export const BY_PRIORITY = /^(.+)\.p([1-5])$/

export function policyName(key: string): string {
	const own = BY_PRIORITY.exec(key)
	if (own) return t.policy.ofPriority(policyName(own[1] ?? ''), own[2] ?? '')
	return t.policy.keys[key as keyof typeof t.policy.keys] ?? key
}

export const policyArea = (key: string): string => key.split('.')[0] ?? ''

/** The plan of a service desk is of visits, that of a bid of its tender. */
export function areaName(area: string, template = ''): string {
	if (area === 'plan' && template === 'service_desk') return t.policy.visitPlan
	return t.policy.areas[area as keyof typeof t.policy.areas] ?? area
}

/** For sorting areas as people think of them. */
export function areaRank(area: string): number {
	const order = Object.keys(t.policy.areas)
	return order.includes(area) ? order.indexOf(area) : order.length
}

/** The hours of service of a template: where they are blank, the older numbers say them, minutes of the day each. */
export function hoursOf(at: (key: string) => Value | undefined): string {
	const own = at('sla.hours')
	if (own) return String(own)
	const time = (key: string): string => clockTime(Number(at(`sla.${key}_at_minute`)))
	const rest = at('sla.rests_at_minute') && at('sla.resumes_at_minute')
	return rest ? `${time('opens')}-${time('rests')},${time('resumes')}-${time('closes')}` : `${time('opens')}-${time('closes')}`
}

export const OLD_HOURS = /^sla\.(opens|closes|rests|resumes)_at_minute$/
const two = (n: number): string => String(n).padStart(2, '0')
const clockTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** "09:00-12:00,13:30-18:00" as people read it. */
export const showHours = (hours: string): string => (hours === '00:00-24:00' ? t.policy.hours.always : hours.replace(/,/g, ', ').replace(/-/g, '–'))

/** A value as people read it; a word of a set has its label where some field knows it. */
export function policyValue(row: { key?: Value; value?: Value; unit?: Value }): string {
	const v = row.value
	if (v === null || v === undefined || v === '') return '—'
	if (row.unit === 'flag') return v === 'true' ? t.word.yes : t.word.no
	if (row.unit === 'rate') return `${Number((Number(v) * 100).toFixed(4))} %`
	if (row.unit === 'hours') return showHours(String(v))
	if (OLD_HOURS.test(String(row.key))) return clockTime(Number(v))
	if (row.unit === 'choice') return choiceWord(String(row.key), String(v))
	return String(v)
}

const WEEKS = ['first', 'second', 'third', 'fourth', 'last'] as const
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** The words that a policy may have, in their order: in the client's own, since who sets policies need not read what they are about. */
export function choicesOf(key: string): [name: string, label: string][] {
	if (key === 'revisit.monthly_on')
		return WEEKS.flatMap((w, i) => DAYS.map((d, k): [string, string] => [`${w}_${d}`, t.policy.monthDay(i, k)]))
	return Object.entries(t.policy.choices[key as keyof typeof t.policy.choices] ?? {})
}

const choiceWord = (key: string, name: string): string => choicesOf(key).find(([n]) => n === name)?.[1] ?? name
