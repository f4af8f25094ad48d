// What the numbers of our promises are called and how they read: the same words on the settings, a contract and a bid.
import { t } from '@/locale'
import { choiceLabel, meta } from './meta'
import type { Value } from './record'

/** A number of one priority alone: the key it is of, and the priority. */
export const BY_PRIORITY = /^(.+)\.p([1-5])$/

export function policyName(key: string): string {
	const own = BY_PRIORITY.exec(key)
	if (own) return t.policy.ofPriority(policyName(own[1] ?? ''), own[2] ?? '')
	return t.policy.keys[key as keyof typeof t.policy.keys] ?? key
}

export const policyArea = (key: string): string => key.split('.')[0] ?? ''

export function areaName(area: string): string {
	return t.policy.areas[area as keyof typeof t.policy.areas] ?? area
}

/** For sorting areas as people think of them. */
export function areaRank(area: string): number {
	const order = Object.keys(t.policy.areas)
	return order.includes(area) ? order.indexOf(area) : order.length
}

/** A value as people read it; a word of a set has its label where some field knows it. */
export function policyValue(row: { value?: Value; unit?: Value }): string {
	const v = row.value
	if (v === null || v === undefined || v === '') return '—'
	if (row.unit === 'flag') return v === 'true' ? t.word.yes : t.word.no
	if (row.unit === 'rate') return `${Number((Number(v) * 100).toFixed(4))} %`
	if (row.unit !== 'choice') return String(v)
	const known = (meta.value?.entities ?? []).flatMap((e) => e.fields).find((f) => f.choices?.some((c) => c.name === v))
	return known ? choiceLabel(known, v) : String(v)
}
