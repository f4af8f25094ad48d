// Pages made for a kind of work stand above the fields of its record.
import { defineAsyncComponent, type Component } from 'vue'
import type { Row } from '@/wire/record'

/** What a panel is given. */
export interface PanelProps {
	name: string
	row: Row
}

const late = (load: Parameters<typeof defineAsyncComponent>[0]): Component => defineAsyncComponent(load)

const chain = late(() => import('@/page/contract/ChainPanel.vue'))
const code = late(() => import('@/page/service/dispatch/ReportCodePanel.vue'))
const word = late(() => import('@/page/portal/ConfirmPanel.vue'))
const offline = late(() => import('@/page/phone/OfflinePanel.vue'))
const kept = late(() => import('@/page/performance/KeptPanel.vue'))
const ways = late(() => import('@/page/bid/WaysPanel.vue'))

const lock = late(() => import('@/page/presales/people/LockPanel.vue'))

// A room a block, each kind once.
const PANELS: Record<string, Component[]> = {
	engagement: [lock],
	opportunity: [lock],
	stakeholder: [lock],
	contact: [lock, late(() => import('@/page/party/PlacesPanel.vue'))],
	competitor: [late(() => import('@/page/rivals/FilePanel.vue'))],
	customer_pack: [late(() => import('@/page/library/PackPanel.vue'))],

	tender: [ways, late(() => import('@/page/bid/TenderPanel.vue')), late(() => import('@/page/presales/plan/ProcedurePanel.vue'))],
	bid: [ways],
	bid_price: [ways],
	bid_meeting: [ways],
	clause: [chain],
	clause_response: [chain],

	contract: [late(() => import('@/page/contract/WorkPanel.vue')), late(() => import('@/page/contract/LedgerPanel.vue')), kept, late(() => import('@/page/service/WarrantyCostPanel.vue'))],
	customer: [lock, kept, late(() => import('@/page/party/GroupPanel.vue')), late(() => import('@/page/party/PeoplePanel.vue'))],
	commitment: [chain],
	obligation: [chain],

	site: [late(() => import('@/page/contract/SitePanel.vue')), late(() => import('@/page/contract/TargetPanel.vue')), code],
	equipment: [late(() => import('@/page/service/CoverPanel.vue')), code],
	service_case: [
		word,
		late(() => import('@/page/service/ClockPanel.vue')),
		late(() => import('@/page/service/ManualsPanel.vue')),
		late(() => import('@/page/service/ChargePanel.vue')),
		offline,
	],
	company_round: [late(() => import('@/page/visits/RoundPanel.vue'))],
	training_plan: [late(() => import('@/page/training/TrainingPanel.vue'))],
	training_session: [late(() => import('@/page/training/SessionPanel.vue'))],
	mail_message: [late(() => import('@/page/service/MailPanel.vue'))],
	work_order: [word, late(() => import('@/page/field/WorkPanel.vue')), offline],
	visit: [word, late(() => import('@/page/field/VisitPanel.vue')), offline],
	warranty_notice: [late(() => import('@/page/service/NoticePanel.vue'))],
	revisit_record: [late(() => import('@/page/field/DocumentPanel.vue')), offline],
}

const lockNote = late(() => import('@/page/presales/people/LockNote.vue'))

/** What a form must say before anything is typed, and a step that takes one of these fields; it reads the values by `around`. */
const NOTES: Record<string, { note: Component; about: string[] }> = {
	engagement: { note: lockNote, about: ['held_at', 'next_step'] },
	stakeholder: { note: lockNote, about: [] },
}

export function noteOf(name: string): Component | null {
	return NOTES[name]?.note ?? null
}

export function noteOfStep(name: string, fields: string[]): Component | null {
	const found = NOTES[name]
	return found?.about.some((f) => fields.includes(f)) ? found.note : null
}

export function panelsOf(name: string): Component[] {
	return PANELS[name] ?? []
}
