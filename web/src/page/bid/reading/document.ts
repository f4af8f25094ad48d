// A tender's document as text, and where in it a quotation stands.
import { get } from '@/wire/client'

export interface Cell {
	text: string
	span: number
}
export interface Block {
	page: number
	level?: number
	text?: string
	rows?: Cell[][]
}
export interface FactAbout {
	path: string
	label: string
	of_lot: boolean
}
export interface TenderDocument {
	file: { id: string; name: string; pdf: boolean } | null
	files: { id: string; name: string; main: boolean }[]
	/** What may be asked of a document; `of_lot`: each lot may have its own. */
	facts: FactAbout[]
	pages: number
	/** Why there is no text: a reason. */
	refused: string | null
	blocks: Block[]
}
/** What a list asks the document to show. */
export interface Place {
	file?: string | null
	page?: number | null
	quote?: string | null
	/** It is no text: the picture of its page is shown, where there is one. */
	picture?: boolean
}
/** A block, or a row of a table. */
export interface Hit {
	block: number
	row: number | null
}

export function tenderDocument(tender: string, file: string | null): Promise<TenderDocument> {
	return get<TenderDocument>(`tender/${tender}/document${file ? `?file=${file}` : ''}`)
}

export function pageUrl(file: string, page: number): string {
	return `/api/v1/file/${file}/page?page=${page}`
}

function plain(s: string): string {
	return s.normalize('NFKC').replace(/\s+/g, '')
}

function partsOf(b: Block): { text: string; row: number | null }[] {
	if (!b.rows) return [{ text: plain(b.text ?? ''), row: null }]
	return b.rows.map((cells, row) => ({ text: plain(cells.map((c) => c.text).join('|')), row }))
}

/** The pieces to look for, the most telling first; all of one must be there. */
function needles(quote: string): string[][] {
	const whole = plain(quote)
	const cells = quote.split(/ \| |\n/).map(plain).filter((s) => s.length > 0)
	return [[whole.slice(0, 80)], cells, [whole.slice(0, 14)], [whole.slice(-14)]].filter((n) => n.length > 0 && n.every((s) => s.length > 0))
}

function find(blocks: Block[], wanted: string[], page: number | null): Hit | null {
	for (const [block, b] of blocks.entries()) {
		if (page !== null && b.page !== page && !(b.rows && b.page < page)) continue
		const part = partsOf(b).find((p) => wanted.every((w) => p.text.includes(w)))
		if (part) return { block, row: part.row }
	}
	return null
}

export function locate(blocks: Block[], place: Place): Hit | null {
	for (const wanted of place.quote ? needles(place.quote) : []) {
		const hit = (place.page ? find(blocks, wanted, place.page) : null) ?? find(blocks, wanted, null)
		if (hit) return hit
	}
	const page = place.page ?? null
	const first = page === null ? -1 : blocks.findIndex((b) => b.page >= page)
	return first < 0 ? null : { block: first, row: null }
}
