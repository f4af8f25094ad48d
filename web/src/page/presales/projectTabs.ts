// The work surfaces of one piece of business before it is won: each a page beside the record, shown to those who may read
// what stands on it.
import { t } from '@/locale'
import { may } from '@/wire/meta'

export interface ProjectTab {
	key: string
	to: (id: string) => string
	text: string
}

interface Surface {
	/** The last part of its address, and its word in t.project.tabs. */
	key: keyof typeof t.project.tabs
	/** What one must be able to read to have use of it. */
	entity: string
}

const SURFACES: Surface[] = [
	{ key: 'plan', entity: 'opportunity' },
	{ key: 'discovery', entity: 'discovery_answer' },
	{ key: 'needs', entity: 'requirement' },
	{ key: 'proofs', entity: 'requirement' },
	{ key: 'people', entity: 'stakeholder' },
	{ key: 'talks', entity: 'engagement' },
	{ key: 'solution', entity: 'solution' },
	{ key: 'rivals', entity: 'rival_forecast' },
	{ key: 'risks', entity: 'risk' },
	{ key: 'handover', entity: 'internal_handover' },
	{ key: 'thread', entity: 'opportunity' },
]

/** Whether the reader has use of the surface: what stands on it he may read. */
export function mayOpen(key: string): boolean {
	return SURFACES.every((s) => s.key !== key || may(s.entity, 'read'))
}

export function projectTabs(): ProjectTab[] {
	const record: ProjectTab = { key: 'record', to: (id) => `/opportunity/${id}`, text: t.project.tabs.record }
	const open = SURFACES.filter((s) => mayOpen(s.key))
	return [record, ...open.map((s) => ({ key: s.key, to: (id: string) => `/opportunity/${id}/${s.key}`, text: t.project.tabs[s.key] }))]
}
