// A work order as it is carried out.
import { reactive, ref, shallowRef } from 'vue'
import type { Entities } from '@/generated/entities'
import { change, create, read, step, valueAt, type Draft, type Loaded, type Of, type Value } from '@/wire/record'
import { entity, field } from '@/wire/meta'
import { useKeeping } from '@/offline/keeping'
import { asProblem, type Problem } from '@/wire/problem'
import { sameWire, toWire } from '@/fields/contract'
import { work, type Work } from '@/wire/fieldwork'

type Order = Of<'work_order'>
type OrderField = keyof Entities['work_order']

/** What the engineer writes down, in the order of the paper. */
export const HOURS = ['hours', 'travel_hours', 'travel_km'] as const satisfies OrderField[]
export const WORDS = ['findings', 'measures', 'guidance'] as const satisfies OrderField[]
export const CAUSE = ['cause', 'cause_evidence'] as const satisfies OrderField[]
const TYPED = [...WORDS, ...CAUSE, 'values'] as const satisfies OrderField[]

/** The working copy of one order. */
export function useWork(id: string) {
	const loaded = shallowRef<Loaded<Order> | null>(null)
	const page = shallowRef<Work | null>(null)
	const problem = shallowRef<Problem | null>(null)
	const model = reactive<Record<string, Value>>({})
	const busy = ref(false)

	async function refresh(): Promise<void> {
		const [now, around] = await Promise.all([read('work_order', id), work(id)])
		loaded.value = now
		page.value = around
	}

	function changes(): Draft<'work_order'> {
		const of = entity('work_order')
		const out: { [F in OrderField]?: Value } = {}
		for (const name of [...HOURS, ...TYPED]) {
			const f = field(of, name)
			if (f && !sameWire(f, model[name], valueAt(loaded.value?.row, name))) out[name] = toWire(f, model[name])
		}
		return out as Draft<'work_order'>
	}

	/** False: it was refused, and the page says why. */
	async function trying(doing: () => Promise<unknown>): Promise<boolean> {
		busy.value = true
		try {
			await doing()
			await refresh()
			problem.value = null
			return true
		} catch (thrown) {
			problem.value = asProblem(thrown)
			return false
		} finally {
			busy.value = false
		}
	}

	const { sync, kept, send, keep, stop } = useKeeping<'work_order', Record<string, Value>>('work_order', id, { loaded, problem, changes, refresh })

	async function load(): Promise<void> {
		try {
			await refresh()
			for (const name of [...HOURS, ...TYPED]) model[name] = valueAt(loaded.value?.row, name)
			const waiting = kept()
			Object.assign(model, waiting)
			problem.value = null
			if (waiting) void send()
		} catch (thrown) {
			problem.value = asProblem(thrown)
		}
	}

	function set(name: string, v: Value): void {
		model[name] = v
		keep({ ...kept(), [name]: v })
	}

	async function act(action: string, body: Draft<'work_order'> = {}): Promise<boolean> {
		if (!(await send())) return false
		return trying(() => step('work_order', id, action, body, loaded.value?.etag ?? null))
	}

	/** The rows of the order's charges, written anew. */
	async function charge(rows: Value[]): Promise<boolean> {
		const f = field(entity('work_order'), 'charges')
		if (!f || !(await send())) return false
		return trying(() => change('work_order', id, { charges: toWire(f, rows) } as Draft<'work_order'>, loaded.value?.etag ?? null))
	}

	/** Out of a place the engineer keeps, or back into it. */
	async function move(kind: 'issue' | 'take_back', part: string, quantity: string, warehouse: string): Promise<boolean> {
		const place = kind === 'issue' ? { from_warehouse: warehouse } : { to_warehouse: warehouse }
		return trying(() => create('stock_move', { kind, spare_part: part, quantity, work_order: id, ...place }))
	}

	return { loaded, page, problem, model, sync, busy, load, send, set, act, charge, move, trying, stop }
}

export type WorkState = ReturnType<typeof useWork>
