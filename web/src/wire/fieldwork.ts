// Work on site: an order's page, what a visit has to look at, the census, what a warranty cost.
import { get } from './client'
import type { Of } from './record'
import type { ChargeSource, Named } from './usecase'

export type Payer = 'supplier' | 'customer'

export interface PayLine {
	kind: string
	title: string
	quantity: string
	unit_cost?: string | null
	payer: Payer
	net: string | null
	rate: string | null
	tax: string | null
	gross: string | null
	fitted: boolean
	why: string
}

export interface PayCase {
	cause: string
	in_warranty: Payer
	in_warranty_why: string
	after: Payer
	after_why: string
	contested: boolean
}

export interface Pay {
	payer: Payer
	why: string
	source_clause: ChargeSource | null
	lines: PayLine[]
	net: string | null
	tax: string | null
	gross: string | null
	internal_cost?: string | null
	cause: string
	in_warranty: boolean
	standing: 'stands' | 'unproven' | 'disputed'
	table: PayCase[]
}

export interface StoredPart {
	warehouse: string
	place: string
	spare_part: string
	name: string
	part_no: string
	model: string | null
	quantity: string
}

export interface Work {
	order: Of<'work_order'>
	equipment: Of<'equipment'> | null
	/** The maker owes us its parts until that day. */
	maker_until: string | null
	charge: Pay
	signature: 'none' | 'valid' | 'changed' | 'voided'
	overrides: Of<'charge_override'>[]
	store: StoredPart[]
}

export const work = (order: string): Promise<Work> => get(`work_order/${order}/work`)

export interface FormItem {
	item: string
	standard: string | null
	kind: 'state' | 'number' | 'words'
	unit: string | null
	lower: string | null
	upper: string | null
	needed: boolean
	photo_needed: boolean
	cell: string | null
}

export interface FormDevice {
	id: string
	title: string
	category: string
	model: string | null
	serial_no: string | null
	location: string | null
	form: string | null
	items: FormItem[]
}

export interface VisitForm {
	devices: FormDevice[]
	place: { form: string | null; items: FormItem[] }
	/** Classes in scope of which no device was looked at. */
	missing: string[]
	/** What is lacking of the guidance that every visit gives; null: enough. */
	guidance: string | null
	findings: Of<'service_finding'>[]
	/** Ids of findings: what keeps the visit open, and what should be put right by now. */
	undecided: string[]
	overdue: string[]
}

export const visitForm = (visit: string): Promise<VisitForm> => get(`visit/${visit}/form`)

export interface CensusRow {
	contract: Named
	devices: number
	looked_at: number
	never: number
	coverage: string | null
	visits: number
	last_on: string | null
	satisfaction: string | null
	findings: number
	overdue: number
}

export interface Census {
	from: string
	to: string
	rows: CensusRow[]
	never: { id: string; title: string; category: string; contract: string; contract_title: string; location: string | null; installed_on: string | null }[]
	contracts: number
	visited: number
	coverage: string | null
	devices: number
	looked_at: number
	device_coverage: string | null
	satisfaction: string | null
	leads: number
}

export const census = (from: string, to: string): Promise<Census> => get(`census?from=${from}&to=${to}`)

export interface WarrantyCost {
	rows: { in_warranty: boolean; kind: string; orders: number; cost: string; charged: string }[]
	cost: string | null
	charged: string | null
	borne: string | null
}

export const warrantyCost = (contract: string): Promise<WarrantyCost> => get(`contract/${contract}/warranty_cost`)
