// The survey of a customer and its requirements, as the server judges them.
import { get, post } from './client'
import type { Row } from './record'

export type Verdict = 'open' | 'unknown' | 'part' | 'vague' | 'assumed' | 'answered'

export interface Question {
	id: string
	number: string
	title: string
	text: string
	hint: string | null
	category: string
	kind: string
	quality: string | null
}

export interface Item {
	question: Question
	verdict: Verdict
	contradicted: boolean
	why: string
	answers: Row[]
}

export interface Category {
	category: string
	number: number
	answered: number
	assumed: number
	total: number
}

/** A row of a table, and what is to be noticed about it. */
export interface Flagged {
	record: Row
	flag: string | null
}

export interface Subject {
	id: string
	title: string
	customer: string
}

/** Somebody of theirs, to be named as a source. */
export interface Person {
	id: string
	name: string
	position: string | null
}

export interface Discovery {
	opportunity: Subject
	people: Person[]
	today: string
	coverage: { answered: number; assumed: number; total: number; percent: string; why: string; categories: Category[] }
	items: Item[]
	devices: Flagged[]
	software: Flagged[]
	targets: Flagged[]
}

export interface Pasted {
	created: number
	changed: number
	refused: number
	/** The refused rows with their reasons, as CSV. */
	rejected: string | null
}

export interface Storage {
	tb: string
	tib: string
	gross_tb: string
	gross_tib: string
	why: string
}

export interface Need {
	record: Row
	trace: { source: boolean; clause: boolean; acceptance: boolean; untraced: boolean }
	late: boolean
	undecided: boolean
	warning: string | null
	due_why: string
}

export const NEED_COUNTS = ['total', 'undecided', 'late', 'untraced', 'unconfirmed', 'unsaid'] as const
export type NeedCount = (typeof NEED_COUNTS)[number]

export interface Needs {
	opportunity: Subject
	people: Person[]
	today: string
	counts: Record<NeedCount, number>
	rows: Need[]
}

export const discovery = (opportunity: string): Promise<Discovery> => get(`opportunity/${opportunity}/discovery`)
export const pasteTable = (opportunity: string, which: 'device' | 'software', table: string): Promise<Pasted> => post(`opportunity/${opportunity}/${which}_table`, { table })
export const storage = (asked: Record<string, string>): Promise<Storage> => get(`storage?${new URLSearchParams(asked).toString()}`)
export const needs = (opportunity: string): Promise<Needs> => get(`opportunity/${opportunity}/needs`)
export const needsFromList = (opportunity: string, list: { text?: string; discovery_answer?: string; contact?: string }): Promise<{ created: number; present: number }> =>
	post(`opportunity/${opportunity}/needs`, list)

export function etagOf(row: Row): string {
	return `"${String(row['version'])}"`
}
