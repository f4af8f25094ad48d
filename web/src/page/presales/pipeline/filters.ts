// What the board shows: kept in the address, so that a view can be sent to somebody and back works.
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { entity, field, label } from '@/wire/meta'
import type { Card } from '@/wire/pipeline'

export const VIEWS = ['board', 'list', 'forecast'] as const
export type View = (typeof VIEWS)[number]

export interface Filters {
	q: string
	owner: string
	major: boolean
	blocked: boolean
	slow: boolean
}

export function useFilters() {
	const route = useRoute()
	const router = useRouter()
	const text = (key: string): string => String(route.query[key] ?? '')
	const view = computed<View>(() => VIEWS.find((v) => v === text('view')) ?? 'board')
	const filters = computed<Filters>(() => ({
		q: text('q'),
		owner: text('owner'),
		major: text('major') === '1',
		blocked: text('blocked') === '1',
		slow: text('slow') === '1',
	}))

	function set(change: Record<string, string | boolean | null>): void {
		const query = { ...route.query }
		for (const [key, v] of Object.entries(change)) {
			if (v === null || v === '' || v === false) delete query[key]
			else query[key] = v === true ? '1' : v
		}
		void router.replace({ query })
	}

	return { view, filters, set }
}

/** What the next move lacks, in one line; where the sentence does not name its field, the field is named. */
export function lacks(c: Card): string {
	const said = c.missing.map((e) => {
		const name = e.reason === 'required_for_step' ? label(field(entity('opportunity'), e.field ?? '')) : ''
		return name ? `${name}: ${e.message}` : e.message
	})
	return said.join(' · ')
}

/** The late step, the stage that takes too long, what the next gate lacks: any of it holds business up. */
export function passes(c: Card, f: Filters): boolean {
	const words = f.q.trim().toLowerCase()
	const said = `${c.title} ${c.customer.title ?? ''} ${c.number ?? ''}`.toLowerCase()
	return (
		(!words || said.includes(words)) &&
		(!f.owner || c.owner?.id === f.owner || c.presales_owner?.id === f.owner) &&
		(!f.major || c.major) &&
		(!f.blocked || c.missing.length > 0) &&
		(!f.slow || c.slow)
	)
}
