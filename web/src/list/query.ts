// A list's state is its address: the query of the page is the query of the API.
import type { LocationQuery } from 'vue-router'
import { label, choiceLabel, type Entity, type Field, type Kind } from '@/wire/meta'
import { showDate, showMoney } from '@/locale/format'
import { t } from '@/locale'

export type Query = Record<string, string>

const OWN = new Set(['q', 'sort', 'after', 'limit', 'expand'])
const FILTERED = new Set<Kind>(['choice', 'flag', 'date', 'instant', 'reference', 'money', 'integer', 'decimal'])
const UNSORTED = new Set<Kind>(['lines', 'sealed', 'choices', 'file', 'memo'])

export function asQuery(from: LocationQuery): Query {
	const out: Query = {}
	for (const [key, v] of Object.entries(from)) if (typeof v === 'string' && v !== '') out[key] = v
	return out
}

export function canFilter(f: Field): boolean {
	return FILTERED.has(f.kind)
}

export function canSort(f: Field): boolean {
	return !UNSORTED.has(f.kind)
}

/** The fields that the query filters by, in the order of the entity. */
export function filtered(of: Entity, query: Query): Field[] {
	const names = new Set(Object.keys(query).filter((k) => !OWN.has(k)).map((k) => k.split('.')[0]))
	return of.fields.filter((f) => names.has(f.name))
}

export function isFiltered(query: Query): boolean {
	return Object.keys(query).some((k) => k === 'q' || !OWN.has(k))
}

/** The query without the filters of one field, and from its first page. */
export function without(query: Query, name: string): Query {
	const rest = Object.entries(query).filter(([k]) => k !== name && !k.startsWith(`${name}.`) && k !== 'after')
	return Object.fromEntries(rest)
}

export function withFilter(query: Query, name: string, by: Record<string, string | null>): Query {
	const next = without(query, name)
	for (const [op, v] of Object.entries(by)) if (v) next[op ? `${name}.${op}` : name] = v
	return next
}

export function filterOf(query: Query, name: string, op: string): string {
	return query[op ? `${name}.${op}` : name] ?? ''
}

export function wordsOf(query: Query, name: string): string[] {
	const one = filterOf(query, name, '')
	return one ? [one] : filterOf(query, name, 'in').split(',').filter(Boolean)
}

/** A filter in words, for its chip. */
export function describe(f: Field, query: Query): string {
	if (f.kind === 'choice') return wordsOf(query, f.name).map((w) => choiceLabel(f, w)).join(t.word.or)
	if (f.kind === 'flag') return filterOf(query, f.name, '') === 'true' ? t.word.yes : t.word.no
	if (filterOf(query, f.name, 'null') === 'true') return t.list.isEmpty
	if (f.kind === 'reference') return ''
	const show = (v: string): string => (f.kind === 'money' ? showMoney(v) : f.kind === 'date' || f.kind === 'instant' ? showDate(v) : v)
	const from = filterOf(query, f.name, 'ge')
	const to = filterOf(query, f.name, 'le') || filterOf(query, f.name, 'lt')
	if (from && to) return `${show(from)} – ${show(to)}`
	return from ? `≥ ${show(from)}` : to ? `≤ ${show(to)}` : label(f) && filterOf(query, f.name, '')
}

export function nextSort(query: Query, name: string): Query {
	const now = query['sort']
	const next = { ...query }
	delete next['after']
	delete next['sort']
	if (now !== name && now !== `-${name}`) next['sort'] = name
	else if (now === name) next['sort'] = `-${name}`
	return next
}

export function sortOf(query: Query, name: string): 'ascending' | 'descending' | 'none' {
	return query['sort'] === name ? 'ascending' : query['sort'] === `-${name}` ? 'descending' : 'none'
}
