// The price sheet as rows of cells: what is typed, how it is shown, what goes over the wire.
import { cellsOf, fromPercent, toPercent } from '@/page/presales/solution/solution'
import type { PriceContent, PriceLine } from '@/wire/pricing'

export { cellsOf, toPercent }

/** The columns that a person fills in, in the order of the sheet; a copied range is laid over them. */
export const COLUMNS = ['section', 'name', 'model', 'unit', 'quantity', 'unit_cost', 'unit_price', 'tax_rate', 'note'] as const
export type Column = (typeof COLUMNS)[number]
const HIDDEN = ['number', 'brand'] as const
const ALL = [...COLUMNS, ...HIDDEN] as const

export type Cells = { key: number } & Record<(typeof ALL)[number], string>

export const NUMBERS = new Set<Column>(['quantity', 'unit_cost', 'unit_price', 'tax_rate'])

let last = 0

export function blank(section = ''): Cells {
	const row = { key: ++last } as Cells
	for (const name of ALL) row[name] = ''
	row.section = section
	return row
}

export function fromLine(line: PriceLine): Cells {
	const row = blank()
	for (const name of ALL) row[name] = line[name] ?? ''
	return row
}

export const isEmpty = (row: Cells): boolean => ALL.every((n) => row[n] === '' || n === 'section')

export function shown(c: Column, v: string): string {
	return c === 'tax_rate' ? toPercent(v) : v
}

export function typed(c: Column, text: string): string {
	if (c === 'tax_rate') return fromPercent(text)
	return NUMBERS.has(c) ? text.replace(/[\s,，¥￥]/g, '') : text.trim()
}

export interface Heading {
	basis: 'gross' | 'net'
	opening_total: string
	opening_words: string
	body_total: string
}

export function headOf(content: PriceContent): Heading {
	return { basis: content.basis, opening_total: content.opening_total ?? '', opening_words: content.opening_words ?? '', body_total: content.body_total ?? '' }
}

/** What is sent; empty rows and empty cells are left out. */
export function wire(head: Heading, rows: Cells[]): object {
	const lines = rows.filter((r) => !isEmpty(r)).map((r) => Object.fromEntries(ALL.filter((n) => r[n] !== '').map((n) => [n, r[n]])))
	return { basis: head.basis, opening_total: head.opening_total || null, opening_words: head.opening_words || null, body_total: head.body_total || null, lines }
}
