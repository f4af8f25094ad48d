// Pages made for a kind of work stand above the fields of its record.
import { defineAsyncComponent, type Component } from 'vue'
import type { Row } from '@/wire/record'

/** What a panel is given. */
export interface PanelProps {
	name: string
	row: Row
}

const ledger = defineAsyncComponent(() => import('@/page/contract/LedgerPanel.vue'))
const chain = defineAsyncComponent(() => import('@/page/contract/ChainPanel.vue'))

const code = defineAsyncComponent(() => import('@/page/service/dispatch/ReportCodePanel.vue'))
const desk = defineAsyncComponent(() => import('@/page/bid/desk/DeskPanel.vue'))
const bidWays = defineAsyncComponent(() => import('@/page/bid/BidWays.vue'))

const PANELS: Record<string, Component[]> = {
	bid_price: [bidWays],
	contract: [defineAsyncComponent(() => import('@/page/contract/WorkPanel.vue')), ledger],
	bid: [desk, bidWays, defineAsyncComponent(() => import('@/page/bid/matrix/MatrixPanel.vue')), defineAsyncComponent(() => import('@/page/bid/book/BookPanel.vue'))],
	site: [defineAsyncComponent(() => import('@/page/contract/SitePanel.vue')), code],
	engagement: [defineAsyncComponent(() => import('@/page/presales/people/LockPanel.vue'))],
	competitor: [defineAsyncComponent(() => import('@/page/rivals/FilePanel.vue'))],
	clause: [chain],
	clause_response: [chain],
	commitment: [chain],
	obligation: [chain],
	tender: [desk, defineAsyncComponent(() => import('@/page/bid/TenderWays.vue')), defineAsyncComponent(() => import('@/page/bid/TenderPanel.vue')), defineAsyncComponent(() => import('@/page/presales/plan/ProcedurePanel.vue'))],
	equipment: [code],
	bid_meeting: [desk],
	service_case: [defineAsyncComponent(() => import('@/page/service/ClockPanel.vue')), defineAsyncComponent(() => import('@/page/service/ManualsPanel.vue')), defineAsyncComponent(() => import('@/page/service/ChargePanel.vue'))],
	customer_pack: [defineAsyncComponent(() => import('@/page/library/PackPanel.vue'))],
	training_plan: [defineAsyncComponent(() => import('@/page/training/TrainingPanel.vue'))],
	training_session: [defineAsyncComponent(() => import('@/page/training/SessionPanel.vue'))],
	visit: [defineAsyncComponent(() => import('@/page/field/VisitPanel.vue'))],
	revisit_record: [defineAsyncComponent(() => import('@/page/field/DocumentPanel.vue'))],
}

/** What a form must say before anything is typed; it reads the form's values by `around`. */
const NOTES: Record<string, Component> = {
	engagement: defineAsyncComponent(() => import('@/page/presales/people/LockNote.vue')),
}

export function noteOf(name: string): Component | null {
	return NOTES[name] ?? null
}

export function panelsOf(name: string): Component[] {
	return PANELS[name] ?? []
}
