// Visits ahead, rounds of the company, and how promises are kept.
import { get } from './client'
import type { Of, Reference } from './record'

export interface Team {
	needed: boolean
	lead: boolean
	member: boolean
	complete: boolean
	members: string[]
}

/** A visit; one that is not opened yet has no id, only the plan it is of. */
export interface Call {
	id: string | null
	plan: string | null
	number: string | null
	stage: string
	channel: string
	late: boolean
	moved: string | null
	why: string | null
	programmes: string[]
	contract: Reference | null
	customer: Reference | null
	site: Reference | null
	city: string | null
	district: string | null
	address: string | null
	team: Team
}

export interface VisitDay {
	on: string
	workday: boolean
	holiday: string | null
	people: { engineer: Reference | null; calls: Call[] }[]
}

export interface Breach {
	id: string
	title: string
	from: string
	to: string
	contract: Reference | null
	customer: Reference | null
}

export interface VisitBoard {
	today: string
	from: string
	to: string
	more: boolean
	days: VisitDay[]
	breaches: Breach[]
	technology: Of<'new_technology'>[]
	rounds: Of<'company_round'>[]
}

export const visitBoard = (from: string, to: string): Promise<VisitBoard> => get<VisitBoard>(`visits?from=${from}&to=${to}`)

export interface RoundCount {
	projects: number
	visited: number
	coverage: string | null
	devices: number
	in_order: number
	quality: string | null
	satisfaction: string | null
}

export interface RoundStop {
	on: string
	city: string | null
	district: string | null
	merged: boolean
	visited: boolean
	contract: Reference | null
	site: Reference | null
	engineer: Reference | null
	visit: Reference | null
}

export interface RoundRoute {
	round: Of<'company_round'>
	stops: RoundStop[]
	districts: (RoundCount & { city: string | null; district: string | null })[]
	total: RoundCount
}

export const roundRoute = (id: string): Promise<RoundRoute> => get<RoundRoute>(`company_round/${id}/route`)

export const METRICS = ['kept', 'response', 'arrival', 'restore', 'visits', 'first_fix', 'repeat', 'parts', 'satisfaction', 'cost'] as const
export type MetricKey = (typeof METRICS)[number]

export interface MetricCount {
	value: string | null
	whole: number
	good: number
}

export interface Metric extends MetricCount {
	key: MetricKey
	unit: 'percent' | 'mean' | 'money'
	why: string
	months: (MetricCount & { month: string })[]
}

export interface Performance {
	contract: Reference | null
	customer: Reference | null
	from: string
	to: string
	today: string
	promises: { promised: number; proven: number; late: number; due: number; ahead: number; waived: number }
	sample: { contracts: number; cases: number; visits: number; cancelled: number; waived: number; running: number }
	metrics: Metric[]
	members: (MetricCount & { of: Reference | null })[]
}

export interface CountedRecord {
	entity: string
	id: string
	title: string
	on: string
	good: boolean
	amount?: string | null
	stars?: number
	customer: Reference | null
}

/** Whose, and of which days; what is unset is left out. */
export interface Scope {
	contract?: string
	customer?: string
	from?: string
	to?: string
}

const query = (s: Scope): string => new URLSearchParams(Object.entries(s).filter((e): e is [string, string] => Boolean(e[1]))).toString()

export const performance = (s: Scope): Promise<Performance> => get<Performance>(`performance?${query(s)}`)
export const performanceRecords = (metric: MetricKey, s: Scope): Promise<{ records: CountedRecord[] }> =>
	get<{ records: CountedRecord[] }>(`performance/records?metric=${metric}&${query(s)}`)
