// The book of a bid, as the server answers it: volumes with their sections, what is missing, what changed since.
import { locale } from '@/locale'
import { get, newKey, post } from './client'
import { Problem, type ProblemBody } from './problem'
import type { Named } from './usecase'

export interface Lack {
	reason: string
	text: string
}

export interface Passage {
	id: string
	version: number
	title: string
	/** With its number. */
	heading: string
	level: number
	parent: string | null
	place: number | null
	source: 'form' | 'paper' | 'text' | 'template' | 'attachments'
	paper: string | null
	stage: 'open' | 'writing' | 'done' | 'checked'
	owner: Named | null
	due_on: string | null
	/** A price stands in it. */
	priced: boolean
	attachments: number
	blanks: number
	blanks_open: number
	seals: number
	seals_done: number
	/** In the newest edition. */
	page: number | null
	answers: { item: string; points: string | null; score_item: string | null }[]
	lacks: Lack[]
}

export interface Edition {
	id: string
	edition: number
	pages: number
	pdf: string | null
	docx: string | null
	pdf_hash: string
	at: string
	by: Named | null
	changes: { kind: 'added' | 'changed' | 'removed' | 'moved'; section: string; title: string }[]
}

export interface Volume {
	id: string
	version: number
	name: string
	kind: string
	originals: number | null
	duplicates: number | null
	electronic: number | null
	/** As many as the tender allows. */
	pages_most: number | null
	/** A price stands in it that is not known to all: its file goes to who may know it, and is not kept. */
	closed: boolean
	edition: Edition | null
	sections: Passage[]
}

export interface Seal {
	section: string
	title: string
	row: number
	kind: string
	words: string | null
	done: boolean
}

/** A line of the scoring table: where the book answers it, or where it might. */
export interface BookScore {
	id: string
	part: string | null
	name: string
	kind: string
	points: string | null
	answered: { section: string; title: string; page: number | null }[]
	/** A section that sounds like it; null where it is answered, or nothing does. */
	offered: string | null
}

export interface Book {
	bid: string
	name: string
	number: string
	stage: string
	deadline_at: string | null
	tender: Named | null
	opportunity: string | null
	book: string | null
	format_chapter: string | null
	format_page: number | null
	profile: Named | null
	agent: string | null
	writable: boolean
	assembles: boolean
	volumes: Volume[]
	blanks: { section: string; title: string; row: number; label: string; meaning: string | null }[]
	seals: Seal[]
	scores: BookScore[]
}

export interface PreviewBlock {
	style: 'heading' | 'body' | 'plain' | 'note' | 'table'
	align?: 'left' | 'center' | 'right'
	text?: string
	rows?: { text: string; span: number; rows: number; label: boolean }[][]
}

export interface Preview {
	heading: string
	/** The name of the Word file it is filled from. */
	template: string | null
	blocks: PreviewBlock[]
	blanks: { label: string; meaning: string | null; value: string | null; own: boolean }[]
	attachments: { id: string; version: number; caption: string; pages: string | null; file: string | null; name: string | null }[]
	lacks: Lack[]
}

export interface Assembled {
	id: string
	edition: number
	pages: number
	pdf: string
	docx: string
	milliseconds: number
	left_out: { file: string; reason: string }[]
}

export const book = (bid: string): Promise<Book> => get(`bid/${bid}/book`)
export const beginBook = (bid: string): Promise<Book> => post(`bid/${bid}/book`)
export const preview = (section: string): Promise<Preview> => get(`bid_section/${section}/preview`)
export const assemble = (volume: string): Promise<Assembled> => post(`bid_volume/${volume}/assemble`)

/** The file of a volume whose price is closed: it is handed over once and kept nowhere. */
export async function takeClosed(volume: string, format: 'pdf' | 'docx'): Promise<Blob> {
	const response = await fetch(`/api/v1/bid_volume/${volume}/assemble`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'Accept-Language': locale.value, 'Idempotency-Key': newKey() },
		body: JSON.stringify({ format }),
		credentials: 'same-origin',
	})
	if (!response.ok) throw new Problem(response.status, (await response.json()) as ProblemBody, null)
	return response.blob()
}

/** The order of siblings after one of them moved: the places that change, as few as will do. */
export function placesAfter(siblings: Passage[], moved: string, to: number): { id: string; version: number; place: number }[] {
	const rest = siblings.filter((s) => s.id !== moved)
	const one = siblings.find((s) => s.id === moved)
	if (!one) return []
	const order = [...rest.slice(0, to), one, ...rest.slice(to)]
	const before = order[to - 1]?.place ?? 0
	const after = order[to + 1]?.place
	if (after === undefined || after === null) return [{ id: one.id, version: one.version, place: before + 10 }]
	if (after - before > 1) return [{ id: one.id, version: one.version, place: before + Math.floor((after - before) / 2) }]
	return order.map((s, i) => ({ id: s.id, version: s.version, place: (i + 1) * 10 })).filter((s, i) => order[i]?.place !== s.place)
}
