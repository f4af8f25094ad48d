// A list as a spreadsheet, as people read it: labels for words, names for references, in the order and under the
// filters of the page.
import { label, type Entity, type Field } from '@/wire/meta'
import { list } from '@/wire/record'
import { plain } from '@/fields/plain'
import type { Query } from './query'

const MOST = 20_000

/** Quoted where it must be; what a spreadsheet would take for a formula is made text. */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d,.]+$/.test(text) ? `'${text}` : text
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: string[]): string {
	return cells.map(cell).join(',')
}

/** The mark at the beginning tells Excel and WPS that it is UTF-8. */
export function tableOf(lines: string[]): Blob {
	return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}

export async function listAsCsv(of: Entity, columns: Field[], query: Query): Promise<Blob> {
	const q = new URLSearchParams({ ...query, limit: '200' })
	q.delete('after')
	const lines = [csvLine(columns.map((f) => label(f)))]
	for (;;) {
		const page = await list(of.name, q)
		for (const row of page.items) lines.push(csvLine(columns.map((f) => plain(f, row[f.name]))))
		if (!page.next || lines.length > MOST) break
		q.set('after', page.next)
	}
	return tableOf(lines)
}

export function saveAs(blob: Blob, name: string): void {
	const link = document.createElement('a')
	link.href = URL.createObjectURL(blob)
	link.download = name
	link.click()
	window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
