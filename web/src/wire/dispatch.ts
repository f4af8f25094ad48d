// The service desk: the board of running clocks, who could go, the roster, who is calling, and the page behind a code.
import { call, get, newKey } from './client'
import type { Named } from './usecase'

export type DutyRole = 'first' | 'second' | 'lead'
export type Verdict = 'running' | 'met' | 'late'

export interface Person extends Named {
	role: DutyRole
	region: string | null
	until: string
	skills: string | null
	city: string | null
	district: string | null
	place_minutes: number | null
	load: number
}

export interface Hand {
	due: string | null
	at: string | null
	verdict: Verdict
}

export interface Offer {
	id: string
	stage: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
	offered_at: string
	answer_by?: string | null
	answered_at?: string | null
	decline_reason?: string | null
	why: string | null
	engineer: Named
}

export interface Running {
	id: string
	number: string
	title: string
	kind: string
	channel: string
	stage: string
	priority: number | null
	reported_at: string
	paused: boolean
	response: Hand
	/** Where an hour of arrival was promised. */
	onsite?: Hand
	restore: Hand
	customer: Named | null
	site: Named | null
	equipment: Named | null
	engineer: Named | null
	asked: number
	offer: Offer | null
}

export interface Gap {
	from: string
	to: string
	role: DutyRole
	rest_day: boolean
	holiday: string | null
}

export interface Board {
	now: string
	more: boolean
	warn_minutes: number
	may_assign: boolean
	people: Person[]
	cases: Running[]
	gaps: Gap[]
}

export interface Candidate extends Person {
	fits: boolean
	chosen: boolean
	why: string
}

export interface Candidates {
	skill: string | null
	city: string | null
	candidates: Candidate[]
	offers: Offer[]
}

export interface RosterDay {
	on: string
	kind: 'workday' | 'makeup_workday' | 'weekend' | 'holiday'
	holiday: string | null
}

export interface Shift {
	id: string
	person: Named
	role: DutyRole
	from: string
	to: string
	region: string | null
}

export interface Roster {
	today: string
	days: RosterDay[]
	shifts: Shift[]
	gaps: Gap[]
}

export interface Caller {
	phone: string
	people: { name: string | null; from: string; customer: string | null; site: string | null }[]
	customers: {
		id: string
		title: string
		sites: { id: string; title: string; city: string | null; address: string | null }[]
		equipment: { id: string; title: string; number: string; category: string; site: string | null; location: string | null }[]
		open: { id: string; number: string; title: string; stage: string; site: string | null }[]
	}[]
}

export const dispatchBoard = (): Promise<Board> => get('dispatch')
export const candidates = (id: string): Promise<Candidates> => get(`service_case/${id}/candidates`)
export const roster = (from: string): Promise<Roster> => get(`duty?from=${from}`)
export const caller = (phone: string): Promise<Caller> => get(`caller?phone=${encodeURIComponent(phone)}`)

/** The page behind a code: what it stands on, nothing of whose it is. */
export interface ReportPage {
	company: string
	category: string | null
	number: string | null
}

export interface Receipt {
	number: string
	received_at: string
	follow: string
}

export interface Followed {
	company: string
	number: string
	kind: string
	stage: string
	engineer: string | null
	reported_at: string
	received_at: string | null
	response_due_at: string | null
	acknowledged_at: string | null
	onsite_due_at: string | null
	on_site_at: string | null
	restore_due_at: string | null
	restored_at: string | null
	closed_at: string | null
	photos: number
	photos_most: number
}

export const reportPage = (token: string): Promise<ReportPage> => get(`report/${token}`)
export const followed = (follow: string): Promise<Followed> => get(`report/case/${follow}`)

export async function report(token: string, body: object, key: string = newKey()): Promise<Receipt> {
	return (await call<Receipt>('POST', `report/${token}`, { body, key })).body
}

export async function addPhoto(follow: string, photo: File): Promise<void> {
	const form = new FormData()
	form.append('file', photo, photo.name)
	await call('POST', `report/case/${follow}/photo`, { form })
}
