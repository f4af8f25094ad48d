// The board of open business, its plan, its risks and its procedure, as the server answers them.
import { get, post } from './client'
import type { FieldError } from './problem'
import type { Of, Row } from './record'
import type { Named } from './usecase'

export const CATEGORIES = ['commit', 'best_case', 'pipeline'] as const
export type Category = (typeof CATEGORIES)[number]

/** A stage as the house calls it: one the rules know, or a further one behind it. */
export interface PipelineStage {
	column: string
	stage: string
	/** Of a further one. */
	house_stage: string | null
	title: string
	/** Not in use any more. */
	off: boolean
	probability: number
	days_planned: number
	target: string | null
}

/** On the page where the house sets them: what may be done to each is the server's to say. */
export interface HouseStage {
	record: Of<'stage_gate'>
	title: string
	/** The stage it lies behind. */
	behind: string | null
	turn: 'on' | 'off' | null
	/** Where a further stage would be laid behind it. */
	next_place: number | null
}

export interface Card {
	id: string
	number: string | null
	title: string
	stage: string
	column: string
	stage_title: string
	customer: { id: string; title: string | null }
	amount: string | null
	weighted?: string | null
	probability?: number
	overridden?: boolean
	category?: Category | 'omitted'
	major: boolean
	days: number
	/** Longer in this stage than the house plans for it. */
	slow: boolean
	timing: 'in_time' | 'late' | null
	expected_on: string | null
	owner: Named | null
	presales_owner: Named | null
	next_step: { text: string; on: string | null; late: boolean } | null
	/** What refuses the next move, and what is only advised for it. */
	missing: FieldError[]
	advised: FieldError[]
}

export interface Sum {
	count: number
	amount: string | null
	weighted: string | null
	commit: string | null
	best_case: string | null
	pipeline: string | null
}

export interface Pipeline {
	today: string
	/** There is more open business than the board shows. */
	more: boolean
	stages: PipelineStage[]
	cards: Card[]
	months?: (Sum & { month: string | null })[]
	owners?: (Sum & { owner: Named | null })[]
	cold_bids: { won: number; decided: number }
}

export interface GateStep {
	action: string
	to: string
	/** Of a further stage of the house; null: the stage it lies behind. */
	house_stage?: string | null
	title: string
	skips: boolean
	missing: FieldError[]
	advised: FieldError[]
}

export interface Gate {
	stage: string
	title: string
	steps: GateStep[]
	cold_bids: { won: number; decided: number }
}

export interface Move {
	from: string | null
	to: string
	from_title: string | null
	to_title: string | null
	at: string
	by: string | null
	reason: string | null
	days: number
	skipped: boolean
	passed_over: string | null
}

export interface Plan {
	today: string
	stage: string
	since: string
	days: number
	plans: { days_late: number; state: 'done' | 'late' | 'running' | 'ahead'; record: Row }[]
	/** Stages that a draft would add. */
	unplanned: number
	moves: Move[]
}

export const LEVELS = ['red', 'amber', 'green'] as const
export type Level = (typeof LEVELS)[number]

export interface Risks {
	today: string
	levels: { amber: number; red: number }
	items: Row[]
	/** What must be met and nothing of ours shows. */
	gaps: { of: 'requirement' | 'clause'; id: string; title: string }[]
	totals: { open: number; overdue: number; red: number; amber: number; green: number; in_bid_price: string | null; amount_at_stake: string | null }
}

export interface ProcedureStep {
	key: string
	title: string
	side: 'us' | 'buyer' | 'agency' | 'committee'
	law: string
	day: string | null
	late: boolean
	done: { id: string; version: number; on: string; by: string | null; note: string | null } | null
}

export interface Procedure {
	regime: string | null
	method: string | null
	tender: string | null
	steps: ProcedureStep[]
}

export const pipeline = (): Promise<Pipeline> => get('pipeline')
export const houseStages = (): Promise<{ stages: HouseStage[] }> => get('stages')
export const gate = (opportunity: string): Promise<Gate> => get(`opportunity/${opportunity}/gate`)
export const plan = (opportunity: string): Promise<Plan> => get(`opportunity/${opportunity}/plan`)
export const draftPlan = (opportunity: string): Promise<Plan> => post(`opportunity/${opportunity}/plan`, {})
export const risks = (opportunity: string): Promise<Risks> => get(`opportunity/${opportunity}/risks`)
export const procedure = (opportunity: string): Promise<Procedure> => get(`opportunity/${opportunity}/procedure`)
