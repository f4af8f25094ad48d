// A visit as it is carried out: what was typed is kept on the phone first and sent when there is a signal.
import { reactive, ref } from 'vue'
import { change, listAll, read, step, type Loaded, type Row, type Value } from '@/wire/record'
import { entity, field, linkTo } from '@/wire/meta'
import { asProblem, type Problem } from '@/wire/problem'
import { sameWire, toWire } from '@/fields/contract'
import { todayHere } from '@/locale/format'

export interface Check {
	equipment: Value
	item: string
	state: 'normal' | 'abnormal' | 'not_checked' | null
	value: string | null
	finding: string | null
	photo: Value
}

/** What the engineer writes down, in the order of the paper. */
export const NOTES = ['environment', 'findings', 'measures', 'measures_due_on', 'guidance', 'new_technology', 'lessons'] as const
/** By phone: who was called, and when. */
export const CALL = ['called_at', 'called_whom'] as const
export const WORDS = [...CALL, 'absent_reason', 'their_people', 'our_people', 'opinion', 'satisfaction', ...NOTES] as const

const KEY = 'trine.visit/'
const QUIET = 900

export function checksFrom(rows: unknown): Check[] {
	return (Array.isArray(rows) ? (rows as Row[]) : []).map((r) => ({
		equipment: r['equipment'] ?? null,
		item: String(r['item'] ?? ''),
		state: (r['state'] as Check['state']) ?? null,
		value: (r['value'] as string | null) ?? null,
		finding: (r['finding'] as string | null) ?? null,
		photo: r['photo'] ?? null,
	}))
}

/** The equipment to look at: that of the contract, else that of the site. */
export async function checksFor(visit: Row): Promise<Check[]> {
	const of = entity('equipment')
	const by = ['contract', 'site', 'customer'].find((n) => visit[n] && linkTo(of, n))
	if (!of || !by) return []
	const id = (visit[by] as { id?: string }).id ?? String(visit[by])
	const rows = await listAll('equipment', { [by]: id, stage: 'active' }, 400)
	return rows.map((r) => ({ equipment: { id: r.id, title: String(r[of.title] ?? r.id) }, item: String(r[of.title] ?? r.id), state: null, value: null, finding: null, photo: null }))
}

/** The working copy of one visit. */
export function useVisit(id: string) {
	const loaded = ref<Loaded | null>(null)
	const problem = ref<Problem | null>(null)
	const model = reactive<Record<string, Value>>({})
	const checks = ref<Check[]>([])
	const sync = ref<'kept' | 'sending' | 'sent'>('sent')
	let timer = 0

	function kept(): { model: Record<string, Value>; checks: Check[] } | null {
		const text = localStorage.getItem(KEY + id)
		return text ? (JSON.parse(text) as { model: Record<string, Value>; checks: Check[] }) : null
	}

	function take(now: Loaded): void {
		loaded.value = now
		for (const name of WORDS) if (field(entity('visit'), name)) model[name] = now.row[name] ?? null
	}

	async function load(): Promise<void> {
		try {
			const now = await read('visit', id)
			take(now)
			const waiting = kept()
			checks.value = waiting?.checks ?? checksFrom(now.row['checks'])
			Object.assign(model, waiting?.model ?? {})
			if (!checks.value.length) checks.value = await checksFor(now.row)
			problem.value = null
			if (waiting) void send()
		} catch (thrown) {
			problem.value = asProblem(thrown)
		}
	}

	function wireChecks(): Value {
		const f = field(entity('visit'), 'checks')
		// What nobody looked at yet is no row: a state is a person's word.
		return f ? toWire(f, checks.value.filter((c) => c.state !== null)) : []
	}

	/** What the visit has to learn from the phone. */
	function changes(): Record<string, Value> {
		const of = entity('visit')
		const out: Record<string, Value> = {}
		for (const name of WORDS) {
			const f = field(of, name)
			if (f && !sameWire(f, model[name], loaded.value?.row[name])) out[name] = toWire(f, model[name])
		}
		const f = field(of, 'checks')
		if (f && JSON.stringify(wireChecks()) !== JSON.stringify(toWire(f, checksFrom(loaded.value?.row['checks'])))) out['checks'] = wireChecks()
		return out
	}

	async function send(): Promise<boolean> {
		window.clearTimeout(timer)
		const body = changes()
		if (!Object.keys(body).length) {
			sync.value = 'sent'
			localStorage.removeItem(KEY + id)
			return true
		}
		sync.value = 'sending'
		try {
			await change('visit', id, body, loaded.value?.etag ?? null)
			loaded.value = await read('visit', id)
			localStorage.removeItem(KEY + id)
			sync.value = 'sent'
			problem.value = null
			return true
		} catch (thrown) {
			const refused = asProblem(thrown)
			sync.value = 'kept'
			// Someone changed the visit meanwhile: what was found on site stands, on top of what is there now.
			if (refused.status === 412) loaded.value = await read('visit', id)
			if (refused.status !== 0) problem.value = refused
			return false
		}
	}

	function touched(): void {
		try {
			localStorage.setItem(KEY + id, JSON.stringify({ model, checks: checks.value }))
		} catch {
			// Without storage the next send is the only copy.
		}
		sync.value = 'kept'
		window.clearTimeout(timer)
		timer = window.setTimeout(send, QUIET)
	}

	async function act(action: string, body: Record<string, Value> = {}): Promise<boolean> {
		try {
			await step('visit', id, action, body, loaded.value?.etag ?? null)
			loaded.value = await read('visit', id)
			problem.value = null
			return true
		} catch (thrown) {
			problem.value = asProblem(thrown)
			return false
		}
	}

	async function finish(): Promise<boolean> {
		if (!(await send())) return false
		return act('record', { actual_on: (loaded.value?.row['actual_on'] as string | null) ?? todayHere() })
	}

	return { loaded, problem, model, checks, sync, load, send, touched, act, finish, stop: () => window.clearTimeout(timer) }
}
