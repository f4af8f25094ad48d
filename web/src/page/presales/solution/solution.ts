// A project's solution over the wire, and its bill of material as rows of a sheet.
import { call, get } from '@/wire/client'
import type { Reference, Row } from '@/wire/record'

export interface SolutionView {
	opportunity: Row
	solution: Row | null
	versions?: Row[]
	decisions?: Row[]
	frameworks?: Row[]
}

export interface Rate {
	rate: string
	net: string
	tax: string
	gross: string
}

export interface Notice {
	seq: number
	retired: boolean
	replaced_by: string | null
	maker_letter: boolean
}

/** What the server's rule says of a version, saved or not; without the money where this reader may not see it. */
export interface Sheet {
	version: Row
	rates?: Rate[]
	why?: string
	below_floor?: boolean
	notices: Notice[]
}

export interface Moved {
	was: string | null
	now: string | null
}

export interface Refreshed {
	seq: number
	name: string
	unit_cost?: Moved
	unit_price?: Moved
	tax_rate?: Moved
}

export interface Pair {
	change: 'changed' | 'added' | 'removed'
	fields: string[]
	was: Row | null
	now: Row | null
}

export interface Comparison {
	was: Row
	now: Row
	same: number
	lines: Pair[]
}

export const view = (opportunity: string): Promise<SolutionView> => get(`opportunity/${opportunity}/solution`)
export const refresh = (version: string): Promise<{ lines: Refreshed[] }> => get(`solution_version/${version}/refresh`)
export const compare = (version: string, than: string): Promise<Comparison> => get(`solution_version/${version}/compare?with=${than}`)

export const sheet = (version: string): Promise<Sheet> => get(`solution_version/${version}/sheet`)
export async function preview(version: string, lines: Line[], signal: AbortSignal): Promise<Sheet> {
	return (await call<Sheet>('POST', `solution_version/${version}/preview`, { body: { lines: lines.map(toWire) }, signal })).body
}

/** The columns that a person fills in, in the order of the sheet; a copied range is laid over them. */
export const TYPED = ['section', 'name', 'model', 'unit', 'quantity', 'unit_cost', 'unit_price', 'discount', 'tax_rate', 'note'] as const
export type Column = (typeof TYPED)[number]
const HIDDEN = ['item', 'bundle', 'number', 'brand'] as const

export type Line = { key: number } & Record<Column | (typeof HIDDEN)[number], string>

export const NUMBERS = new Set<Column>(['quantity', 'unit_cost', 'unit_price', 'discount', 'tax_rate'])
export const PERCENTS = new Set<Column>(['discount', 'tax_rate'])
export const MONEY = new Set<Column>(['unit_cost', 'unit_price'])

let last = 0

export function blank(): Line {
	const line = { key: ++last } as Line
	for (const name of [...TYPED, ...HIDDEN]) line[name] = ''
	return line
}

/** 0.13 as 13, and back: the point is moved, nothing is computed. */
export function toPercent(v: string): string {
	const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(v) ?? []
	if (!whole) return v
	const digits = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
	const rest = part.slice(2).replace(/0+$/, '')
	return `${sign}${digits}${rest ? `.${rest}` : ''}`
}

export function fromPercent(v: string): string {
	const plain = v.replace(/[\s%％,，]/g, '')
	const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain) ?? []
	if (!whole) return plain
	const digits = whole.padStart(3, '0')
	const rest = `${digits.slice(-2)}${part}`.replace(/0+$/, '')
	return `${sign}${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`
}

/** As it stands in a cell, and as it was typed there. */
export function shown(column: Column, v: string): string {
	return PERCENTS.has(column) ? toPercent(v) : v
}

export function typed(column: Column, text: string): string {
	if (PERCENTS.has(column)) return fromPercent(text)
	return NUMBERS.has(column) ? text.replace(/[\s,，¥￥]/g, '') : text.trim()
}

function textOf(v: unknown): string {
	if (typeof v === 'object' && v !== null && 'id' in v) return (v as Reference).id
	return v === null || v === undefined ? '' : String(v)
}

export function fromRow(row: Row): Line {
	const line = blank()
	for (const name of [...TYPED, ...HIDDEN]) line[name] = textOf(row[name])
	return line
}

export function linesOf(version: Row): Line[] {
	return (Array.isArray(version['lines']) ? (version['lines'] as Row[]) : []).map(fromRow)
}

function toWire(line: Line): Record<string, string> {
	return Object.fromEntries([...TYPED, ...HIDDEN].filter((n) => line[n] !== '').map((n) => [n, line[n]]))
}

export function wire(lines: Line[]): Record<string, string>[] {
	return lines.filter((l) => !isEmpty(l)).map(toWire)
}

export function isEmpty(line: Line): boolean {
	return [...TYPED, ...HIDDEN].every((n) => line[n] === '' || n === 'section')
}

/** Rows and cells of what a spreadsheet put on the clipboard. */
export function cellsOf(text: string): string[][] {
	return text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((l) => l.split('\t'))
}
