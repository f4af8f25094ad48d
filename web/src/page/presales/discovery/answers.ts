// What the sheet shows of an answer, and how a cell of it is written.
import { choiceLabel, entity, field } from '@/wire/meta'
import type { Item, Verdict } from '@/wire/discovery'
import type { Row, Value } from '@/wire/record'
import { t } from '@/locale'

/** Where the answer is more than words, it is written in its own panel. */
const STRUCTURED = new Set(['organisation', 'maturity', 'businesses', 'processes', 'functions', 'mechanism', 'topics'])

export function isStructured(item: Item): boolean {
	return STRUCTURED.has(item.question.kind)
}

/** The fields of an answer that its kind has use of, and those of every answer. */
const OWN: Record<string, string[]> = {
	organisation: ['lines'], maturity: ['level', 'value', 'unit'], scale: ['value', 'unit'], target: ['value', 'unit'],
	businesses: ['lines'], processes: ['lines'], functions: ['lines'], choice: ['lines'], protection: ['level'],
	storage: ['value', 'unit'], mechanism: ['delivery_model'], topics: ['lines'],
}
const EVERY = ['state', 'text', 'contact', 'engagement', 'answered_on', 'confidence', 'ask_contact', 'ask_on', 'set_aside', 'set_aside_reason', 'notes']

export function fieldsOf(item: Item): string[] {
	return [...(OWN[item.question.kind] ?? []), ...EVERY]
}

export const TONE: Record<Verdict, string> = { answered: 'good', assumed: 'soon', unknown: 'accent', part: 'soon', vague: 'soon', open: '' }

function lineText(line: Row): string {
	const beside = [line['under'], line['detail'], line['strength']].filter((x) => x !== null && x !== undefined && x !== '')
	return beside.length ? `${String(line['name'])} (${beside.join(', ')})` : String(line['name'])
}

/** All that was said, in one line. */
export function said(row: Row): string {
	const model = field(entity('discovery_answer'), 'delivery_model')
	const lines = Array.isArray(row['lines']) ? (row['lines'] as Row[]).map(lineText).join(t.word.comma) : ''
	const level = row['level'] === null || row['level'] === undefined ? '' : t.discovery.level(Number(row['level']))
	const value = row['value'] === null || row['value'] === undefined ? '' : `${String(row['value'])} ${String(row['unit'] ?? '')}`
	const chosen = row['delivery_model'] && model ? choiceLabel(model, row['delivery_model']) : ''
	return [chosen, level, value, row['text'], lines].filter(Boolean).join(' · ')
}

export const COLUMNS = ['text', 'state', 'person', 'day'] as const
export type Column = (typeof COLUMNS)[number]

/** The field behind a column: what is unknown has whom and when to ask there. */
export function fieldOf(column: Column, row: Row | null): string {
	const unknown = row?.['state'] === 'unknown'
	if (column === 'person') return unknown ? 'ask_contact' : 'contact'
	if (column === 'day') return unknown ? 'ask_on' : 'answered_on'
	return column
}

export function weekLater(today: string): string {
	const d = new Date(`${today}T00:00:00Z`)
	d.setUTCDate(d.getUTCDate() + 7)
	return d.toISOString().slice(0, 10)
}

/** What else a cell brings with it: words make an answer known today; what is unknown is asked in a week. */
export function completed(patch: Record<string, Value>, row: Row | null, today: string): Record<string, Value> {
	const out = { ...patch }
	if ('text' in out && out['text'] && (!row || row['state'] === 'unknown')) out['state'] = 'known'
	if (out['state'] === undefined && !row) out['state'] = 'known'
	if (out['state'] === 'unknown' && !row?.['ask_on']) out['ask_on'] = weekLater(today)
	if (out['state'] !== 'unknown' && 'text' in out && !row?.['answered_on']) out['answered_on'] = today
	return out
}
