// The people of one piece of business and the talks with them, as the server brings them together.
import { choiceLabel, entity, field } from '@/wire/meta'
import { get } from '@/wire/client'
import type { Named } from '@/wire/usecase'

export interface Share {
	part: number
	whole: number
	percent: number | null
}

/** While a tender runs the law leaves only the official ways to the buyer and his agency. */
export interface Lock {
	tender: string | null
	title: string | null
	from: string
	until: string | null
	/** The company that is under it, where this user may read it. */
	party?: Named | null
	side: 'buyer' | 'agency'
	law: 'contact_locked_bidding' | 'contact_locked_procurement'
	planned: { id: string; title: string; held_at: string }[]
}

export interface Person {
	id: string
	contact: string
	name: string
	department: string | null
	position: string | null
	role: string
	power: number | null
	influence: number | null
	weight: number | null
	key: boolean
	support: number | null
	trend: number | null
	view: string | null
	met_on: string | null
	readings: { id: string; on: string; level: number; evidence: string | null }[]
	interests: { id: string; text: string }[]
	common: string[]
}

export interface Relation {
	id: string
	from: string
	to: string
	kind: string
	strength: number
}

export interface PreferenceSubject {
	subject: string
	conflict: boolean
	rows: { id: string; contact: Named; value: string; strength: number; on: string }[]
}

export interface People {
	opportunity: Named
	customer: string
	today: string
	profiles: boolean
	may_add: boolean
	lock: Lock | null
	people: Person[]
	relations: Relation[]
	roles: { role: string; state: 'unknown' | 'unmet' | 'met' }[]
	breadth: { contacts: number; departments: number; days: number; narrow: boolean }
	common: Share
	preferences: { coverage: Share; subjects: PreferenceSubject[] }
	others: { id: string; name: string; department: string | null; position: string | null }[]
}

export interface Round {
	id: string
	subject: string
	round: number | null
	kind: string
	channel: string | null
	stage: string
	held_at: string
	facts: string | null
	outcome: string | null
	next_step: string | null
	next_due_on: string | null
	next_owner: string | null
	gaps: string[]
	notice: string | null
	late: boolean
	theirs: string[]
}

export interface Talks {
	opportunity: Named
	customer: string
	today: string
	may_add: boolean
	lock: Lock | null
	rounds: Round[]
	complete: Share
	goals: { id: string; topic: string; current: number; target: number; attainment: number | null; footing: string | null; capability: Named | null }[]
	features: { feature: string; score: number; voices: number; unweighed: number }[]
	shown: { id: string; topic: string; contact: Named; understanding: number; on: string; catalog_item: Named | null }[]
	issued_on: string | null
	understood: Share
	slides: { id: string; place: number; title: string; answers: number }[]
	answered: Share
	unanswered: Named[]
}

export const people = (opportunity: string): Promise<People> => get(`opportunity/${opportunity}/people`)
export const talks = (opportunity: string): Promise<Talks> => get(`opportunity/${opportunity}/talks`)

/** What a word of a choice field is called. */
export function wordOf(name: string, fieldName: string, word: string | null): string {
	const f = field(entity(name), fieldName)
	return f && word ? choiceLabel(f, word) : (word ?? '')
}

/** The address of a new record that already knows where it belongs. */
export function newOne(name: string, known: Record<string, string>): { path: string; query: Record<string, string> } {
	return { path: `/${name}/new`, query: known }
}

export function toneOf(support: number | null): 'good' | 'late' | 'idle' {
	return support === null || support === 0 ? 'idle' : support > 0 ? 'good' : 'late'
}

export function signed(n: number | null): string {
	return n === null ? '–' : n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0'
}
