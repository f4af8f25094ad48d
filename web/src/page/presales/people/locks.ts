// Whom one is about to meet, as far as a page knows it so far, and which of the companies this leads to are under a contact lock.
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { get } from '@/wire/client'
import type { Lock } from './people'

export interface Met {
	customer?: string | null
	opportunity?: string | null
	contacts?: string[]
	/** The name of a project as it is being typed. */
	project?: string
}

const PAUSE = 200

function queryOf(met: Met): string {
	const asked = { customer: met.customer, opportunity: met.opportunity, contact: met.contacts?.join(','), project: met.project?.trim() }
	return new URLSearchParams(Object.entries(asked).flatMap(([k, v]) => (v ? [[k, v]] : []))).toString()
}

/** Asked anew whenever that changes. Without an answer there is no banner; the server refuses all the same. */
export function useLocks(met: () => Met | null): Ref<Lock[]> {
	const locks = shallowRef<Lock[]>([])
	let timer = 0
	let turn = 0

	async function ask(query: string): Promise<void> {
		const mine = ++turn
		const found = query ? await get<{ locks: Lock[] }>(`contact_lock?${query}`).catch(() => ({ locks: [] })) : { locks: [] }
		if (mine === turn) locks.value = found.locks
	}

	watch(
		() => queryOf(met() ?? {}),
		(query, before) => {
			window.clearTimeout(timer)
			if (before === undefined) void ask(query)
			else timer = window.setTimeout(() => void ask(query), PAUSE)
		},
		{ immediate: true },
	)
	onScopeDispose(() => window.clearTimeout(timer))
	return locks
}
