// What a cell shows and what is typed into it: choices by their first letter, people by name.
import { t } from '@/locale'
import { DEVIATIONS, type CellField, type Column, type MatrixRow } from '@/wire/matrix'
import type { Named } from '@/wire/usecase'
import type { MatrixStore } from './useMatrix'

export const WIDTHS: Record<Column, number> = { value: 96, text: 220, deviation: 68, explanation: 130, evidence: 110, evidence_page: 52, owner: 76 }

export type Typed = { value: string | number | null } | { refused: string }

function personOf(text: string, people: Named[]): Typed {
	const wanted = text.trim().toLowerCase()
	const found = people.find((p) => p.title.toLowerCase() === wanted) ?? people.find((p) => p.title.toLowerCase().startsWith(wanted))
	return found ? { value: found.id } : { refused: t.matrix.noSuchPerson(text) }
}

/** 正, 无, 负; +, 0, -; or the words themselves. */
function deviationOf(text: string): Typed {
	const s = text.trim().toLowerCase()
	const found = DEVIATIONS.find((d) => d === s || t.matrix.deviations[d].toLowerCase() === s || t.matrix.deviationKeys[d].includes(s[0] ?? ''))
	return found ? { value: found } : { refused: t.matrix.noSuchDeviation }
}

export function typedOf(field: CellField, text: string, people: Named[]): Typed {
	const s = text.trim()
	if (s === '') return { value: null }
	if (field === 'deviation') return deviationOf(s)
	if (field === 'owner') return personOf(s, people)
	if (field !== 'evidence_page') return { value: s }
	const page = Number(s.replace(/^[pP第]/, '').replace(/页$/, ''))
	return Number.isInteger(page) && page > 0 ? { value: page } : { refused: t.matrix.noSuchPage }
}

export function shownOf(store: MatrixStore, row: MatrixRow, field: CellField, people: Named[]): string {
	const v = store.value(row.clause.id, field)
	if (v === null) return ''
	if (field === 'deviation') return t.matrix.deviations[v as keyof typeof t.matrix.deviations]
	if (field !== 'owner') return String(v)
	return people.find((p) => p.id === v)?.title ?? row.response?.owner?.title ?? ''
}

export const MARKS = { star: '★', triangle: '▲', none: '' } as const

/** A range of a spreadsheet as text: cells by tabs, rows by line ends, a cell with either in quotes. */
export function tableOf(text: string): string[][] {
	const rows: string[][] = [[]]
	const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
	for (const [, quoted, bare, end] of plain.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
		rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? bare ?? '')
		if (end === '\n') rows.push([])
		if (end === '') break
	}
	return rows
}
