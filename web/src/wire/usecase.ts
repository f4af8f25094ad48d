// The answers of the use cases that are more than one record: thread, ledger, clock, charge, today, search.
import { get } from './client'

export interface Named {
	id: string
	title: string
}

export interface Stage {
	key: 'first_visit' | 'tender' | 'bid' | 'contract' | 'acceptance' | 'warranty' | 'today'
	on: string | null
	state: 'done' | 'current' | 'ahead' | 'late'
	entity: string | null
	id: string | null
	title: string | null
}

export interface Thread {
	opportunity: Named
	customer: Named | null
	stages: Stage[]
	contract: string | null
}

export const PROOF_STATES = ['late', 'due', 'planned', 'proven', 'waived'] as const
export type ProofState = (typeof PROOF_STATES)[number]

export interface Obligation {
	id: string
	title: string
	kind: string
	due_on: string | null
	from: string | null
	to: string | null
	state: ProofState
	why: string | null
	/** What holds all the time and has no day of its own. */
	standing?: boolean
	proof: { entity: string; id: string; title: string | null; on: string | null; late?: boolean } | null
}

export interface SourceClause {
	id: string
	no: string | null
	text: string | null
	mark: string | null
	page: number | null
	quote: string | null
}

export interface Commitment {
	id: string
	title: string
	kind: string
	measure: string | null
	source: { clause: SourceClause | null; response: { id: string; text: string } | null }
	obligations: Obligation[]
}

export interface Ledger {
	contract: Named
	today: string
	counts: Record<ProofState, number>
	commitments: Commitment[]
}

export interface ClockHand {
	due: string | null
	at: string | null
	met: boolean | null
	why: string | null
	paused_minutes?: number
	/** Service was back before anybody had to come. */
	needless?: boolean
}

export interface Clock {
	reported_at: string
	calendar: string
	/** The parts of the day in which it runs; null: all of it. */
	hours: string | null
	paused?: boolean
	awaits_confirmation?: boolean
	response: ClockHand
	/** Where an hour of arrival was promised. */
	onsite?: ClockHand
	restore: ClockHand
	events: { kind: string; occurred_at: string; recorded_at: string; source: string | null; by: string | Named | null }[]
}

/** One thing that covers a device, and what a fault of today would cost. */
export interface Cover {
	by: string
	from: string
	to: string
	report_until: string | null
	holds: boolean
	source: Named | null
	part_no: string | null
	classes: string[]
}

export interface Covers {
	today?: { free: boolean; why: string }
	covers: Cover[]
}

export interface ChargeLine {
	kind: string
	title: string
	quantity: string | number | null
	unit_cost: string | null
	net: string
	rate: string | null
	tax: string
	gross: string
	why: string | null
}

/** The promise that decides who pays, and the clause it answers. */
export interface ChargeSource {
	commitment: string
	title: string | null
	text: string | null
	no: string | null
	source: string | null
}

export interface Charge {
	payer: string
	why: string
	source_clause: ChargeSource | null
	lines: ChargeLine[]
	net: string
	tax: string
	gross: string
	internal_cost?: string | null
}

export interface Due {
	entity: string
	/** null: a matter of the whole installation, named by `reason`. */
	id: string | null
	reason?: string
	title: string
	due: string | null
	state: string
	/** What it belongs to. */
	why?: string | null
	/** The choice by which it is the work of some. */
	kind?: { field: string; name: string }
}

/** A text in pieces: every second one is what was looked for. */
export type Parts = string[]

export interface Hit {
	entity: string
	id: string
	title: string
	number: string | null
	/** The title. */
	parts: Parts
	/** What else holds the words. */
	found: { field: string; parts: Parts }[]
}

export interface Found {
	items: Hit[]
	/** Kinds of record that hold more than these. */
	more: string[]
}

export const thread = (opportunity: string): Promise<Thread> => get(`opportunity/${opportunity}/thread`)
export const ledger = (contract: string): Promise<Ledger> => get(`contract/${contract}/ledger`)
export const clock = (serviceCase: string): Promise<Clock> => get(`service_case/${serviceCase}/clock`)
export const covers = (equipment: string): Promise<Covers> => get(`equipment/${equipment}/covers`)
export const charge = (serviceCase: string): Promise<Charge> => get(`service_case/${serviceCase}/charge`)
/** How many records need somebody now, and the query of the list that shows just these. */
export interface Standing {
	key: 'late_promises' | 'late_cases' | 'late_instalments' | 'late_deposits' | 'late_loans' | 'late_parts' | 'parts_ahead' | 'late_returns' | 'late_findings' | 'trainings_ahead' | 'tenders_closing' | 'visits_ahead'
	entity: string
	count: { value: number; exact: boolean }
	late: boolean
	query: Record<string, string>
}

export const standing = (): Promise<{ items: Standing[] }> => get('standing')
export const today = (): Promise<{ items: Due[] }> => get('today')
export const search = (q: string, signal?: AbortSignal): Promise<Found> => get(`search?q=${encodeURIComponent(q)}`, signal)

export interface SkillItem {
	domain: string
	/** null: never assessed. */
	level: number | null
	/** null: no role of his asks for it. */
	required: number | null
	role: string | null
	gap: number
	assessed_on: string | null
	skill: string | null
}

export interface SkillMatrix {
	domains: string[]
	people: { id: string; name: string; items: SkillItem[] }[]
}

export const skillMatrix = (): Promise<SkillMatrix> => get('skill/matrix')
