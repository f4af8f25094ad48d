// What stands on the pages of a bid's price, its scores, its proofs and its opening.
import { call, get, post } from './client'
import type { Reference, Row } from './record'

export interface PriceLine {
	section: string | null
	number: string | null
	name: string | null
	brand: string | null
	model: string | null
	unit: string | null
	note: string | null
	quantity: string | null
	unit_price: string | null
	unit_cost: string | null
	tax_rate: string | null
	net?: string | null
	tax?: string | null
	gross?: string | null
	cost?: string | null
}

export interface PriceContent {
	basis: 'gross' | 'net'
	opening_total: string | null
	opening_words: string | null
	body_total: string | null
	lines: PriceLine[]
}

export interface Rate {
	rate: string
	net: string
	tax: string
	gross: string
}

export interface PriceTotals {
	cost: string | null
	net: string | null
	tax: string | null
	gross: string | null
	margin: string | null
	margin_rate: string | null
	words: string | null
	incomplete: number
	uncosted: number
	rates: Rate[]
}

export interface Finding {
	code: string
	fatal: boolean
	line: number
	why: string
}

export interface Seen {
	user: string
	at: string
	hash: string | null
}

export type PriceSheet = Row & { stage: string; content_hash?: string | null; edition: number | null }

/** What those on the list see. */
export interface OpenPrice {
	sheet: PriceSheet | null
	content: PriceContent
	totals: PriceTotals
	findings: Finding[]
	bounds: { cap: string | null; margin_floor: string | null }
	watermark: Seen
}

/** What everybody sees who works on the bid. */
export interface PriceState {
	bid: Row & { name: string; stage: string; opening_at: string | null }
	closed: boolean
	listed: boolean
	begun: boolean
	may_see: boolean
	cap: string | null
	sheet: PriceSheet | null
	requests: (Row & { stage: string; purpose: string; asked_by: Reference | null; decided_by: Reference | null; ends_at: string | null })[]
	versions: { id: string; title: string }[]
}

export const priceState = (bid: string): Promise<PriceState> => get(`bid/${bid}/price`)
export const openPrice = (bid: string, purpose: string): Promise<OpenPrice> => post(`bid/${bid}/price_reveal`, purpose ? { purpose } : {})
export async function tryPrice(bid: string, body: object, signal?: AbortSignal): Promise<OpenPrice> {
	return (await call<OpenPrice>('POST', `bid/${bid}/price_preview`, { body, ...(signal ? { signal } : {}) })).body
}
export const savePrice = (bid: string, seen: string | null, content: object): Promise<OpenPrice> => post(`bid/${bid}/price`, { seen_hash: seen, content })

export interface Expected {
	record: Row & { name: string; kind: string; stage: string; part: string | null; points: string; page: number | null; proof: string | null; actual_points: string | null; self_points: string | null; lot?: string | null; lot_doubt?: string | null }
	reviews: (Row & { points: string; note: string | null; owner: Reference | null })[]
	source: 'computed' | 'reviews' | null
	expected: string | null
	at_risk: string | null
	proven: boolean
}

export interface OutlookPoint {
	price: string
	price_score: string
	total: string
	best_rival: string | null
	rank: number
}

export interface ExpectedRival {
	id: string
	competitor: Reference | null
	price: string | null
	other: string | null
	assumed: boolean
	price_score: string | null
	total: string | null
	rank: number
}

export interface Scoring {
	bid: Row & { name: string }
	tender: Row & { scoring: string | null }
	items: Expected[]
	totals: { points: string; other_full: string; expected: string; unproven: string; open: number }
	formula: string | null
	why: string | null
	cap: string | null
	curve: OutlookPoint[]
	highest_winning: string | null
	rivals: ExpectedRival[]
}

export const scoring = (bid: string): Promise<Scoring> => get(`bid/${bid}/scoring`)
export const scoringAt = (bid: string, price: string): Promise<{ point: OutlookPoint; rivals: ExpectedRival[] }> => post(`bid/${bid}/scoring_price`, { price })

export interface Opened {
	record: Row & { name: string; ours: boolean; won: boolean; price: string | null; delivery: string | null; warranty: string | null; score: string | null; rank: number | null; competitor: Reference | null }
	forecast: string | null
	error: string | null
	price_score: string | null
	expected: string | null
	expected_rank: number
}

export interface Opening {
	bid: Row & { name: string; stage: string }
	tender: Row
	openings: Opened[]
	expected_other: string
	why: string | null
	cap: string | null
	notices: Row[]
	reviews: Row[]
	competitors: Row[]
}

export const opening = (bid: string): Promise<Opening> => get(`bid/${bid}/opening`)

export interface Proof {
	entity: 'certificate' | 'case_study' | null
	id: string | null
	title: string | null
	detail: string | null
	verdict: string
	counts: boolean
	why: string | null
}

export interface Asked {
	record: Row & { name: string; kind: string; mandatory: boolean; wanted: number | null; months: number | null; version: number; score_item: Reference | null; proofs: Row[] }
	state: 'met' | 'possible' | 'missing'
	chosen: number
	possible: number
	months: number
	proofs: Proof[]
	candidates: Proof[]
	points: string | null
	gained: string | null
	lost: string | null
}

export interface Qualification {
	tender: Row & { name: string }
	on: string | null
	until: string | null
	items: Asked[]
	totals: { mandatory_missing: number; points: string; gained: string; lost: string }
	scores: Row[]
}

export const qualification = (tender: string): Promise<Qualification> => get(`tender/${tender}/qualification`)
