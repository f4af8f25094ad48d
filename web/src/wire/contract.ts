// The pages of a contract as the server answers them: its draft against the bid, its money, its delivery; a site's equipment.
import { get, post } from './client'
import type { FieldError } from './problem'
import type { Row } from './record'

export const TERM_STATES = ['same', 'moved', 'added', 'dropped'] as const
export type TermState = (typeof TERM_STATES)[number]

export interface Term {
	/** It may not move, and has. */
	breaks: boolean
	record: Row
}

export interface Draft {
	today: string
	contract: Row
	/** Whether I may have it drafted. */
	may_draft: boolean
	method: string | null
	terms: Term[]
	counts: Record<TermState | 'breaks', number>
	rounds: Row[]
	approvals: Row[]
	seals: Row[]
	refusals: FieldError[]
}

export const FINDINGS = ['over_cap', 'unpaid', 'overdue', 'ends_early', 'unchased'] as const
export type Finding = (typeof FINDINGS)[number]

export interface DepositItem {
	days_late: number
	findings: Finding[]
	chased_on: string | null
	said: string | null
	record: Row
}

export interface TermItem {
	days_late: number
	open: string | null
	record: Row
}

export interface Sums {
	out: string | null
	guaranteed: string | null
	overdue: string | null
	receivable: string | null
	receivable_late: string | null
	unchased: number
}

/** A bid bond that is out. */
export interface OutBond {
	days_late: number
	/** Late for long, and nobody asked lately. */
	unchased: boolean
	chased_on: string | null
	said: string | null
	record: Row
}

interface MoneyOf {
	today: string
	deposits: DepositItem[]
	terms: TermItem[]
	sums: Sums
}

export interface MoneyOut extends MoneyOf {
	bid_bonds: OutBond[]
}

export interface ContractMoney extends MoneyOf {
	contract: Row
	invoices: Row[]
	receipts: Row[]
}

export interface Delivery {
	today: string
	contract: Row
	milestones: Row[]
	orders: Row[]
	arrivals: Row[]
	records: Row[]
	changes: Row[]
	acceptances: Row[]
	changed_by: string | null
	worth: string | null
	changed_days: number
	handover: { mandatory: number; confirmed: number; equipment: number }
}

export interface Device {
	life_end_on: string | null
	record: Row
}

export interface EquipmentTree {
	today: string
	site: Row
	devices: Device[]
	papers: { id: string; contract: string; kind: string; title: string; file: string }[]
}

export const draft = (contract: string): Promise<Draft> => get(`contract/${contract}/draft`)
export const draftAgain = (contract: string): Promise<Draft> => post(`contract/${contract}/draft`, {})
export const money = (): Promise<MoneyOut> => get('money')
export const contractMoney = (contract: string): Promise<ContractMoney> => get(`contract/${contract}/money`)
export const delivery = (contract: string): Promise<Delivery> => get(`contract/${contract}/delivery`)
export const planDelivery = (contract: string): Promise<Delivery> => post(`contract/${contract}/delivery`, {})
export const orderFromBill = (contract: string): Promise<Delivery> => post(`contract/${contract}/order`, {})
export const equipmentTree = (site: string): Promise<EquipmentTree> => get(`site/${site}/equipment`)
export { etagOf } from './discovery'
/** The name of what a reference points at; nothing where it is not to be seen. */
export function named(v: unknown): { id: string; title: string } | null {
	return v !== null && typeof v === 'object' && 'title' in v ? (v as { id: string; title: string }) : null
}
