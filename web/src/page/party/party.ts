// A customer among the companies of its group, and its people with where else they are, as the server brings them together.
import { get } from '@/wire/client'

export const COUNTED = ['opportunities', 'contracts', 'equipment', 'cases'] as const
export type Counted = (typeof COUNTED)[number]

/** Without id and title: a company that this user may not read, above one that he may. */
export type Company = { id: string | null; title: string | null; level: number; here: boolean } & Record<Counted, number | null>

export interface Group {
	companies: Company[]
	more: boolean
}

export interface Place {
	id: string
	title: string
	department: string | null
	position: string | null
	kind: string | null
	until_on: string | null
	affiliation: string | null
}

export type Person = Omit<Place, 'title'> & { name: string; also: Place[] }

export const groupOf = (customer: string): Promise<{ group: Group | null }> => get(`customer/${customer}/group`)
export const peopleOf = (customer: string): Promise<{ people: Person[] }> => get(`customer/${customer}/people`)

/** Where the records behind a number are listed: those of the company, or of all below it too. */
const LISTS: Record<Counted, string> = {
	opportunities: 'opportunity?stage.in=lead,visited,technical_exchange,bidding,negotiation',
	contracts: 'contract?stage.in=signed,accepted',
	equipment: 'equipment?stage.ne=retired',
	cases: 'service_case?stage.in=reported,dispatched,acknowledged,on_site,waiting,restored',
}

export function listOf(what: Counted, company: string, branch = false): string {
	return `/${LISTS[what]}&${branch ? 'customer.within' : 'customer'}=${company}`
}

/** What the numbers of all companies come to; null where none may be counted. */
export function total(group: Group, what: Counted): number | null {
	const known = group.companies.flatMap((c) => c[what] ?? [])
	return known.length ? known.reduce((sum, n) => sum + n, 0) : null
}
