// The board of open business, its plan, its risks and its procedure, as the server answers them.
import { get, post } from './client'
import type { FieldError } from './problem'
import type { Row } from './record'
import type { Named } from './usecase'

export const OPEN_STAGES = ['lead', 'visited', 'technical_exchange', 'bidding', 'negotiation'] as const
export const CATEGORIES = ['commit', 'best_case', 'pipeline'] as const
export type Category = (typeof CATEGORIES)[number]

export interface PipelineStage {
	stage: string
	probability: number
	days_planned: number
	target: string | null
}

export interface Card {
	id: string
	number: string | null
	title: string
	stage: string
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

export interface Gate {
	stage: string
	steps: { action: string; to: string; skips: boolean; missing: FieldError[]; advised: FieldError[] }[]
	cold_bids: { won: number; decided: number }
}

export interface Move {
	from: string | null
	to: string
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
	plans: { days_late: number; record: Row }[]
	moves: Move[]
}

export const LEVELS = ['red', 'amber', 'green'] as const
export type Level = (typeof LEVELS)[number]

export interface Risks {
	today: string
	levels: { amber: number; red: number }
	items: Row[]
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
export const gate = (opportunity: string): Promise<Gate> => get(`opportunity/${opportunity}/gate`)
export const plan = (opportunity: string): Promise<Plan> => get(`opportunity/${opportunity}/plan`)
export const draftPlan = (opportunity: string): Promise<Plan> => post(`opportunity/${opportunity}/plan`, {})
export const risks = (opportunity: string): Promise<Risks> => get(`opportunity/${opportunity}/risks`)
export const procedure = (opportunity: string): Promise<Procedure> => get(`opportunity/${opportunity}/procedure`)
