// The deviation matrix of a bid over the wire: rows read whole or since a moment, cells written one by one.
import { get, post } from './client'
import type { Named } from './usecase'

export const COLUMNS = ['value', 'text', 'deviation', 'explanation', 'evidence', 'evidence_page', 'owner'] as const
export type Column = (typeof COLUMNS)[number]
/** What may be written of a row: the columns of the sheet, and what the panel beside it adds. */
export type CellField = Column | 'commitment_key' | 'evidence_file' | 'due_on' | 'library_entry'
export const DEVIATIONS = ['positive', 'none', 'negative'] as const
export type Deviation = (typeof DEVIATIONS)[number]
export type Meaning = 'rejects' | 'weighs' | 'ordinary'

export interface Response {
	id: string
	version: number
	stage: 'open' | 'answered' | 'reviewed'
	text: string | null
	value: string | null
	deviation: Deviation | null
	explanation: string | null
	commitment_key: string | null
	evidence: string | null
	evidence_page: number | null
	evidence_file: Named | null
	owner: Named | null
	due_on: string | null
	answered_by: Named | null
	reviewed_by: Named | null
	reviewed_at: string | null
	returned_by: Named | null
	return_reason: string | null
	library_entry: Named | null
	changed_at: string
	changed_by: string | null
}

export interface MatrixRow {
	clause: { id: string; no: string; mark: 'none' | 'star' | 'triangle'; category: string | null; text: string; page: number | null; evidence_required: string | null }
	/** What a negative deviation costs, by what the tender says its marks mean. */
	means: Meaning
	/** It asks for a number. */
	asked: boolean
	computed: Deviation | null
	copied: boolean
	unproven: boolean
	response: Response | null
}

export interface Matrix {
	bid: { id: string; number: string; title: string; lot: string | null; stage: string; opportunity: string | null; policy_template: string | null }
	tender: { id: string; title: string; star: Meaning; triangle: Meaning; meanings_said: boolean }
	counts: { clauses: number; unanswered: number; fatal_negative: number; fatal_unproven: number; negatives: number; most_negatives: number | null }
	copied?: { numeric: number; copied: number; warning: boolean }
	total: number
	/** The moment of the answer: ask since it for what changed. */
	at: number
	rows: MatrixRow[]
}

export interface Cell {
	clause: string
	field: CellField
	was: string | number | null
	value: string | number | null
}

export interface Clash {
	clause: string
	field: CellField
	now: string | number | null
	by: string | null
	at: string | null
}

export interface Refusal {
	clause: string
	field: string | null
	reason: string
	message: string
}

export interface Saved extends Matrix {
	saved: number
	conflicts: Clash[]
	refused: Refusal[]
}

export interface Suggestion {
	source: 'library' | 'bid'
	id: string
	title: string
	question: string | null
	text: string | null
	value: string | null
	commitment_key: string | null
	evidence: string | null
	like: number
	fit: Deviation | null
	stale: boolean
	won: boolean
	uses: number
	last_used_on: string | null
	review_on: string | null
	owner: Named | null
	why: string
}

export const matrix = (bid: string, since?: number): Promise<Matrix> => get(`bid/${bid}/matrix${since ? `?since=${since}` : ''}`)
export const saveCells = (bid: string, cells: Cell[]): Promise<Saved> => post(`bid/${bid}/matrix`, { cells })
export const reviewAnswers = (bid: string, clauses: string[]): Promise<Saved> => post(`bid/${bid}/matrix`, { review: clauses })
export const suggestions = (bid: string, clause: string, signal?: AbortSignal): Promise<{ items: Suggestion[] }> =>
	get(`bid/${bid}/suggestions?clause=${clause}`, signal)
