// The left side: the life cycle of a piece of business, and in it only what this user may read.
import { computed } from 'vue'
import { t } from '@/locale'
import { isCustomer } from '@/session/session'
import { entity, isRow, label, meta, type Entity, type Phase } from '@/wire/meta'
import type { IconName } from '@/parts/icons'

export interface Entry {
	to: string
	text: string
	icon: IconName
	name: string | null
}

export interface Section {
	key: Phase | 'ledger' | 'library' | 'settings' | keyof typeof PORTAL
	text: string
	entries: Entry[]
}

const ICONS: Partial<Record<string, IconName>> = {
	discovery_question: 'book', requirement: 'check',
	mail_message: 'comment', part_ceiling: 'money',
	service_finding: 'flag', service_lead: 'target', check_form: 'check',
	notification_channel: 'bell', report_token: 'phone', duty_shift: 'calendar', check_in: 'flag', dispatch_offer: 'wrench',
	affiliation: 'link', sales_lead: 'star',
	customer: 'building', site: 'flag', contact: 'people', opportunity: 'target', engagement: 'comment', stakeholder: 'people',
	competitor: 'flag', catalog_item: 'box', solution_template: 'book',
	tender: 'paper', tender_fact: 'check', tender_line: 'flag', tender_change: 'history', clause: 'paper', clause_response: 'edit', bid: 'file', contract: 'shield',
	commitment: 'link', obligation: 'check', acceptance: 'check', handover_item: 'box', equipment: 'box',
	service_case: 'wrench', work_order: 'wrench', charge_line: 'money', visit_plan: 'calendar', visit: 'calendar',
	revisit_record: 'paper', payment_term: 'money', deposit: 'money', milestone: 'flag', purchase_order: 'box', delivery_arrival: 'box', site_record: 'wrench', change_order: 'edit', seal_request: 'paper', borrowed_original: 'book', signing_authority: 'shield', negotiation_round: 'comment', file: 'file', comment: 'comment', policy: 'gear', calendar_day: 'calendar', user: 'people',
	team: 'people', training_plan: 'book', training_session: 'calendar', trainee: 'people', trainer: 'people', lesson: 'book', certificate: 'star', track_record: 'star', case_study: 'book', advantage_point: 'star', customer_pack: 'box', capability: 'shield',
	company_round: 'sort', important_day: 'star', new_technology: 'target', season_override: 'calendar', warranty_notice: 'bell', site_target: 'flag', coverage: 'shield',
	spare_part: 'box', part_request: 'edit', stock_move: 'sort', stock_place: 'box', warehouse: 'building', loan_unit: 'link', maker_return: 'link',
	house_profile: 'building', library_entry: 'book', skill: 'people', skill_requirement: 'check', notification: 'bell',
	bid_bond: 'money', bid_meeting: 'comment',
	award_notice: 'flag', bid_review: 'book',
	demo_booking: 'calendar', demo_environment: 'box', risk: 'flag', industry_note: 'book', third_party_software: 'box', stage_gate: 'check',
}

/** The order of the work; what is not named comes after, as the server lists it. */
const ORDER: Record<Phase, string[]> = {
	presales: ['sales_lead', 'opportunity', 'engagement', 'risk', 'requirement', 'customer', 'contact', 'site', 'demo_booking', 'demo_environment'],
	insales: ['tender', 'clause', 'clause_response', 'bid', 'bid_bond', 'bid_meeting', 'contract', 'purchase_order', 'delivery_arrival', 'acceptance', 'handover_item', 'commitment', 'obligation'],
	aftersales: ['service_case', 'work_order', 'visit', 'visit_plan', 'revisit_record', 'service_finding', 'service_lead', 'equipment', 'training_plan', 'training_session'],
	desk: ['file', 'comment'],
}

/** What we know and can show, whatever the project. */
const LIBRARY = [
	'catalog_item', 'solution_template', 'competitor', 'industry_note', 'third_party_software',
	'case_study', 'certificate', 'advantage_point', 'customer_pack', 'capability', 'trainer', 'signing_authority', 'borrowed_original',
	'library_entry', 'lesson',
	'house_profile',
]
const SETTINGS = ['stage_gate', 'user', 'team', 'calendar_day', 'discovery_question', 'notification_channel', 'check_form']
/** Reached from the records they belong to, or from a page made for them; a room a line. */
const INSIDE = new Set([
	'contract_term', 'contract_approval', 'payment_term', 'invoice', 'payment_receipt', 'deposit', 'negotiation_round', 'milestone', 'site_record', 'change_order',

	'stage_plan', 'team_member', 'internal_handover', 'procedure_step',
	'tender_fact', 'tender_line', 'tender_change', 'policy', 'comment', 'clock_event', 'case_event', 'notification', 'audit', 'outbox',

	'skill', 'skill_requirement',

	'hit', 'proof_match',

	'bid_book', 'bid_volume', 'bid_section', 'bid_attachment', 'book_edition',

	'discovery_answer', 'quality_target', 'existing_device', 'existing_software',

	'tender_question', 'tender_amendment', 'bid_task', 'bid_decision', 'authorization_letter', 'readiness_tick', 'finding_override',
	'meeting_question', 'bid_clarification',
	'bid_price', 'reveal_request', 'score_item', 'score_review', 'qualification_item',

	'competitor_product', 'intel_item', 'comparison', 'rival_forecast', 'highlight', 'opening_bid',

	'bundle', 'sales_focus', 'margin_policy', 'solution', 'solution_version', 'architecture_decision', 'framework_version',

	'stakeholder', 'stakeholder_relation', 'support_reading', 'stakeholder_interest', 'preference', 'introduction',
	'trainee', 'spare_part', 'part_request', 'stock_move', 'stock_place', 'warehouse', 'loan_unit', 'maker_return',

	'affiliation',

	'guidance_goal', 'feature_feedback', 'resonance_point', 'presentation_item',

	'check_in', 'duty_shift', 'dispatch_offer', 'offline_entry', 'site_target', 'coverage',
	'company_round', 'important_day', 'new_technology', 'season_override', 'warranty_notice',

	'charge_override',
])

/** Where a page was made for the work with them. */
const PLACES: Partial<Record<string, string>> = { catalog_item: '/catalog', stage_gate: '/stages' }

function entry(e: Entity): Entry {
	return { to: PLACES[e.name] ?? `/${e.name}`, text: label(e), icon: ICONS[e.name] ?? 'file', name: e.name }
}

function readable(): Entity[] {
	return (meta.value?.entities ?? []).filter((e) => e.may.includes('read') && !isRow(e.name) && !INSIDE.has(e.name))
}

function ofPhase(phase: Phase): Entry[] {
	const order = ORDER[phase]
	const rank = (e: Entity): number => (order.includes(e.name) ? order.indexOf(e.name) : order.length)
	const mine = readable().filter((e) => e.phase === phase && !SETTINGS.includes(e.name) && !LIBRARY.includes(e.name))
	return mine.sort((a, b) => rank(a) - rank(b)).map(entry)
}

function listed(names: string[]): Entry[] {
	return names.map((n) => entity(n)).filter((e): e is Entity => e?.may.includes('read') ?? false).map(entry)
}

/** Pages about many records of a kind, for those who may read them; or who may do more. */
function page(to: string, text: string, icon: IconName, needs: string, right: 'read' | 'create' = 'read'): Entry[] {
	return entity(needs)?.may.includes(right) ? [{ to, text, icon, name: null }] : []
}

function settings(): Entry[] {
	const own: Entry[] = [{ to: '/settings', text: t.nav.personal, icon: 'gear', name: null }]
	if (entity('policy')?.may.includes('read')) own.push({ to: '/settings/policy', text: t.nav.policy, icon: 'shield', name: 'policy' })
	return [...own, ...listed(SETTINGS)]
}

/** A customer's side: what it asks of us, what we owe it, what is its own. */
const PORTAL = {
	service: ['service_case', 'visit', 'revisit_record', 'service_finding', 'work_order'],
	project: ['contract', 'acceptance', 'handover_item', 'obligation', 'file'],
	training: ['training_plan', 'training_session', 'trainee'],
	ours: ['equipment', 'coverage', 'part_ceiling', 'site', 'site_target', 'contact'],
} as const

/** What a customer can see at all. */
export const PORTAL_NAMES: ReadonlySet<string> = new Set([...Object.values(PORTAL).flat(), 'customer', 'commitment'])

function portal(): Section[] {
	const part = (key: keyof typeof PORTAL): Section => ({ key, text: t.portal.sections[key], entries: listed([...PORTAL[key]]) })
	const promises = page('/ledger', t.nav.ledger, 'thread', 'contract')
	const project = part('project')
	return [part('service'), { ...project, entries: [...promises, ...project.entries] }, part('training'), part('ours'), { key: 'settings', text: t.nav.settings, entries: settings() }]
}

function staff(): Section[] {
	return [
		{ key: 'presales', text: t.nav.presales, entries: [...page('/engagement/quick', t.quick.title, 'edit', 'engagement', 'create'), ...page('/pipeline', t.pipeline.title, 'sort', 'opportunity'), ...ofPhase('presales'), ...page('/market', t.rivals.market, 'calendar', 'intel_item')] },
		{ key: 'insales', text: t.nav.insales, entries: [...page('/tender/take', t.notice.title, 'edit', 'tender', 'create'), ...ofPhase('insales'), ...page('/money', t.dealing.moneyOut, 'money', 'deposit')] },
		{ key: 'aftersales', text: t.nav.aftersales, entries: [...page('/phone', t.phone.title, 'phone', 'check_in'), ...page('/dispatch', t.dispatch.title, 'wrench', 'dispatch_offer'), ...page('/roster', t.roster.title, 'calendar', 'duty_shift'), ...page('/visits', t.visits.title, 'calendar', 'visit_plan'), ...ofPhase('aftersales'), ...(entity('service_finding')?.may.includes('read') ? page('/census', t.census.title, 'check', 'check_form') : []), ...page('/spares', t.spares.title, 'box', 'spare_part')] },
		{ key: 'ledger', text: t.nav.promises, entries: [...page('/ledger', t.nav.ledger, 'thread', 'contract'), ...page('/performance', t.performance.title, 'flag', 'visit_plan')] },
		{ key: 'library', text: t.nav.library, entries: [...listed(LIBRARY), ...page('/skills', t.skills.title, 'people', 'skill'), ...ofPhase('desk')] },
		{ key: 'settings', text: t.nav.settings, entries: settings() },
	]
}

export const sections = computed<Section[]>(() => (isCustomer.value ? portal() : staff()).filter((s) => s.entries.length > 0))

export function iconOf(name: string): IconName {
	return ICONS[name] ?? 'file'
}
