// What stands on the pages of the competition.
import { get } from './client'
import type { Reference, Row } from './record'

export interface Sum {
	competitor?: Reference | null
	sum: string | null
	why: string | null
}

export interface ComparisonRow {
	criterion: string
	weight: string | null
	our_score: string | null
	evidence: string | null
}

export interface ComparisonScore {
	criterion: string
	competitor: string
	score: string | null
	evidence: string | null
}

export interface Comparison {
	record: Row & { version: number; title: string; rows: ComparisonRow[]; scores: ComparisonScore[]; advantage: string | null; best_rival: Reference | null }
	ours: Sum
	rivals: Sum[]
}

export interface Forecast {
	record: Row & {
		competitor: Reference | null
		price_guess?: string | null
		actual_price?: string | null
		price_error?: string | null
		features: string | null
		strengths: string | null
		weaknesses: string | null
		our_answer: string | null
		likely_points: string | null
		confidence: number | null
	}
	why: string | null
	win_rate: { wins: number; meetings: number; rate: string | null; why: string }
}

export interface Highlight {
	record: Row & {
		version: number
		text: string
		stage: 'draft' | 'adoptable' | 'used'
		novelty: number | null
		attraction: number | null
		evidence: string | null
		rivals: { competitor: string; difference: string | null }[]
		stakeholders: { contact: string; interest: string | null; stakeholder: string | null }[]
		extra_cost?: string | null
	}
	against: { competitor: Reference | null }[]
	towards: { contact: Reference | null }[]
	why: string | null
}

export interface Aged {
	record: Row
	stale: boolean
	why: string
}

export interface Competition {
	opportunity: Row
	today: string
	comparisons: Comparison[]
	forecasts: Forecast[]
	highlights: Highlight[]
}

export interface Rivals extends Competition {
	intel: Aged[]
	competitors: Row[]
}

/** What comes first stands first; the server says what is still open. */
export interface Battle extends Competition {
	needs: Row[]
	people: Row[]
	topics: { text: string; strength: number }[]
	risks: Row[]
	/** What was agreed on and still stands, then the talks that are planned. */
	steps: { id: string; text: string; on: string | null; late: boolean; planned: boolean; who: Reference | null }[]
	/** What must be met and nothing of ours shows. */
	gaps: { of: 'requirement' | 'clause'; id: string; title: string }[]
}

export interface Price {
	name: string
	ours: boolean
	theirs: boolean
	won: boolean
	price: string | null
}

export interface Meeting {
	tender: Reference | null
	customer: Reference | null
	on: string | null
	result: 'open' | 'won' | 'lost' | 'void' | 'without_us'
	our_price: string | null
	price: string | null
	gap: string | null
	prices: Price[]
}

export interface CompetitorFile {
	competitor: Row
	products: Aged[]
	intel: Aged[]
	forecasts: Row[]
	meetings: Meeting[]
	/** Reviews of bids they took part in; theirs: they won it. */
	reviews: { theirs: boolean; record: Row }[]
	win_rate: { wins: number; meetings: number; rate: string | null; why: string }
}

export interface MarketEvent {
	kind: 'intel' | 'product' | 'opening'
	entity: string
	on: string | null
	industry: string | null
	competitor: Reference | null
	stale: boolean
	record: Row
}

export interface Industry {
	industry: string
	business: number
	status_trend: number
	software: number
	complete: string
	why: string
}

export interface Market {
	today: string
	events: MarketEvent[]
	competitors: Row[]
	industries: Industry[]
}

export const rivals = (id: string): Promise<Rivals> => get<Rivals>(`opportunity/${id}/rivals`)
export const battle = (id: string): Promise<Battle> => get<Battle>(`opportunity/${id}/battle`)
export const competitorFile = (id: string): Promise<CompetitorFile> => get<CompetitorFile>(`competitor/${id}/record`)
export const market = (query: URLSearchParams): Promise<Market> => get<Market>(`market?${query.toString()}`)

/** A rate as a percentage with at most two places. */
export function percent(rate: string | null | undefined, signed = false): string {
	if (rate === null || rate === undefined) return '—'
	const n = Math.round(Number(rate) * 10000) / 100
	return `${signed && n > 0 ? '+' : ''}${n} %`
}

export function shortName(r: Row): string {
	return String(r['short_name'] ?? r['name'] ?? '')
}
