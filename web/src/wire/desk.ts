// The desk of a tender, the readiness of a bid, the page of a meeting, as the server answers them.
import { get, post } from './client'
import type { Of, Row } from './record'
import type { Named } from './usecase'

export interface LawDay {
	kind: 'law'
	key: string
	side: 'us' | 'buyer'
	on: string
	rolled: string | null
	safe: string | null
	confidence: 'announced' | 'fallback'
	stated: string | null
	verdict: 'open' | 'kept' | 'broken'
	law: string
	why: string
}

export interface DocumentDay {
	kind: 'document'
	key: string
	on: string
	at: string | null
}

export type Day = LawDay | DocumentDay

export type TaskState = 'done' | 'dropped' | 'late' | 'soon' | 'ahead'

export interface DeskTask {
	state: TaskState
	why: string | null
	record: Of<'bid_task'>
}

export interface Block {
	what: string
	entity: string
	id: string
	title: string | null
	code: string | null
	count: number
	fatal: boolean
	until: string | null
	late: boolean
	owner: Named | null
}

export interface DeskBid {
	id: string
	title: string
	stage: string
	fatal: number
	let_pass: number
	warnings: number
	unchecked: number
	clauses_total: number
	clauses_unanswered: number
	bonds: Of<'bid_bond'>[]
	meetings: Of<'bid_meeting'>[]
}

export interface Desk {
	now: string
	tender: Of<'tender'>
	days: Day[]
	can_plan: boolean
	/** We do not bid, or it is decided. */
	over: boolean
	tasks: DeskTask[]
	blocks: Block[]
	decision: Of<'bid_decision'> | null
	questions: Of<'tender_question'>[]
	amendments: Of<'tender_amendment'>[]
	bids: DeskBid[]
}

export interface FindingPlace {
	entity: string
	/** null: there is no such record yet. */
	id: string | null
	field: string | null
	title: string | null
	detail: string | null
	owner: Named | null
}

export interface Finding {
	code: string
	fatal: boolean
	state: 'found' | 'clear' | 'unchecked' | 'not_asked'
	basis: string | null
	/** A person looks; no record tells. */
	by_person: boolean
	let_pass: boolean
	places: FindingPlace[]
	tick: Of<'readiness_tick'> | null
	override: Of<'finding_override'> | null
}

export interface Readiness {
	id: string
	title: string
	stage: string
	version: number
	now: string
	deadline_at: string | null
	past: boolean
	fatal: number
	let_pass: number
	warnings: number
	unchecked: number
	tender: Named | null
	frozen: { hash: string; contents: string; intact: boolean; receipt_no: string | null; submitted_at: string; late_entry: boolean } | null
	findings: Finding[]
}

export interface MeetingPage {
	now: string
	meeting: Of<'bid_meeting'>
	attendees: { user: Named | null; part: string; authority: string; speaks: boolean; may_speak: boolean; lacks: 'identity' | 'letter' | null }[]
	minutes_planned: number
	over_time: boolean
	slides: Of<'presentation_item'>[]
	interests: { id: string; text: string; stakeholder: Named | null; covered: boolean }[]
	/** Of the scoring table what a presentation can win: whether a slide answers it, and where the book does. */
	scores: { id: string; name: string; kind: string; points: string | null; covered: boolean; section: string | null; page: number | null }[]
	questions: Of<'meeting_question'>[]
	clarifications: Of<'bid_clarification'>[]
}

export const desk = (tender: string): Promise<Desk> => get(`tender/${tender}/desk`)
export const draftPlan = (tender: string): Promise<Desk> => post(`tender/${tender}/plan`)
export const readiness = (bid: string): Promise<Readiness> => get(`bid/${bid}/readiness`)
export const meetingPage = (meeting: string): Promise<MeetingPage> => get(`bid_meeting/${meeting}/page`)

/** As a change of it must name it. */
export function etagOf(row: Row): string {
	return `"${String(row['version'])}"`
}
