// What a bid makes of what we know, and what it may promise, as the server judges them.
import { get } from './client'
import type { Named } from './usecase'

export const HIT_KINDS = ['preference', 'requirement', 'interest', 'weakness'] as const
export type HitKind = (typeof HIT_KINDS)[number]

export interface Hit {
	id: string
	version: number
	section: string
	/** Of our book: its page is that of the newest edition. */
	bid_section: string | null
	page: number | null
	note: string | null
}

export interface HitItem {
	kind: HitKind
	id: string
	title: string
	detail: string | null
	who: Named | null
	strength: number | null
	topic: boolean
	weight: 'strong' | 'ordinary' | 'unconfirmed'
	warning: 'unused' | 'used_unconfirmed' | null
	hits: Hit[]
}

export interface HitList {
	bid: { id: string; title: string; opportunity: string | null }
	rate: { strong: number; used: number; percent: number | null }
	items: HitItem[]
	sections: { id: string; title: string }[]
}

export interface Durations {
	count: number
	within: number
	median: number | null
	most_of: number | null
}

export interface Times {
	promised: number | null
	limit: number | null
	here: Durations
	all: Durations
}

export type Light = 'red' | 'amber' | 'green'

export interface Promised {
	key: string
	kind: string
	title: string
	text: string
	used: number
	record?: { kept: number; late: number; owed: number }
	light: Light | null
	why: string
}

export interface PromiseCost {
	trips: string
	calls: string
	visit_minutes: number
	hour: string
	trip: string
	visits: string
	repairs: string | null
	year: string
	years: string
	whole: string
	why: string
}

export interface PromiseCheck {
	bid: { id: string; title: string; policy_template: string | null }
	place: { site: string | null; city: string | null }
	engineers: { id: string; title: string; near: 'site' | 'customer' | 'district' | 'city' | 'province' | 'elsewhere'; site: string; last_on: string | null }[]
	response: Times
	/** Only where the bid promises one. */
	onsite?: Times
	restore: Times
	/** What is promised to single priorities; empty: nothing of its own. */
	limits: string
	cost?: PromiseCost | null
	promises: Promised[]
}

export const hitList = (bid: string): Promise<HitList> => get(`bid/${bid}/hits`)
export const promiseCheck = (bid: string): Promise<PromiseCheck> => get(`bid/${bid}/promise_check`)
