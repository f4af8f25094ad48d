// A visit as it is carried out.
import { reactive, ref, shallowRef } from 'vue'
import type { Entities, VisitCheck, VisitReading } from '@/generated/entities'
import { idOf, listAll, read, step, type Draft, type Loaded, type Of, type Value } from '@/wire/record'
import { entity, field, linkTo } from '@/wire/meta'
import { useKeeping } from '@/offline/keeping'
import { asProblem, type Problem } from '@/wire/problem'
import { visitForm, type FormItem, type VisitForm } from '@/wire/fieldwork'
import { sameWire, toWire } from '@/fields/contract'
import { todayHere } from '@/locale/format'

/** A row under way: its state is a person's word, and may not have been given yet. */
export interface Check extends Pick<VisitCheck, 'item' | 'value' | 'finding'> {
	equipment: Value
	state: VisitCheck['state'] | null
	photo: Value
}

/** What the form of a device, or of the place, asks for. */
export interface Reading extends Pick<VisitReading, 'item' | 'standard' | 'kind' | 'unit' | 'lower' | 'upper' | 'needed' | 'photo_needed' | 'number' | 'words' | 'cell'> {
	equipment: Value
	state: VisitReading['state'] | null
	photo: Value
}

type Visit = Of<'visit'>
type VisitField = keyof Entities['visit']

/** What the engineer writes down, in the order of the paper. */
export const NOTES = ['environment', 'findings', 'measures', 'measures_due_on', 'guidance', 'new_technology', 'lessons'] as const satisfies VisitField[]
/** By phone: who was called, and when. */
export const CALL = ['called_at', 'called_whom'] as const satisfies VisitField[]
export const WORDS = [...CALL, 'absent_reason', 'their_people', 'our_people', 'opinion', 'satisfaction', ...NOTES] as const satisfies VisitField[]

export function checksFrom(rows: Visit['checks']): Check[] {
	return (rows ?? []).map((r) => ({ equipment: r.equipment, item: r.item, state: r.state, value: r.value, finding: r.finding, photo: r.photo }))
}

export function readingsFrom(rows: Visit['readings']): Reading[] {
	return (rows ?? []).map((r) => ({
		equipment: r.equipment, item: r.item, standard: r.standard, kind: r.kind, unit: r.unit, lower: r.lower, upper: r.upper,
		needed: r.needed, photo_needed: r.photo_needed, number: r.number, words: r.words, cell: r.cell, state: r.state, photo: r.photo,
	}))
}

export const isRead = (r: Reading): boolean => Boolean(r.state ?? r.number ?? r.words ?? r.photo)

function blank(i: FormItem, equipment: Value): Reading {
	return { ...i, cell: i.cell as Reading['cell'], equipment, number: null, words: null, state: null, photo: null }
}

/** What was read, and behind it what the forms still ask for, device by device. */
export function readingsWith(read: Reading[], form: VisitForm): Reading[] {
	const same = (r: Reading, id: string | null, item: string): boolean => idOf(r.equipment) === id && r.item === item
	const rest = (id: string | null, title: string, items: FormItem[]): Reading[] =>
		items.filter((i) => !read.some((r) => same(r, id, i.item))).map((i) => blank(i, id ? { id, title } : null))
	return [...read, ...rest(null, '', form.place.items), ...form.devices.flatMap((d) => rest(d.id, d.title, d.items))]
}

/** The equipment to look at: that of the contract, else that of the site. */
export async function checksFor(visit: Visit): Promise<Check[]> {
	const of = entity('equipment')
	const by = (['contract', 'site', 'customer'] as const).find((n) => visit[n] && linkTo(of, n))
	const id = by ? idOf(visit[by]) : null
	if (!of || !by || !id) return []
	const rows = await listAll('equipment', { [by]: id, stage: 'active' }, 400)
	return rows.map((r) => ({ equipment: { id: r.id, title: r.name ?? r.id }, item: r.name ?? r.id, state: null, value: null, finding: null, photo: null }))
}

interface Kept {
	model: Record<string, Value>
	checks: Check[]
	readings?: Reading[]
}

/** The working copy of one visit. */
export function useVisit(id: string) {
	const loaded = shallowRef<Loaded<Visit> | null>(null)
	const problem = ref<Problem | null>(null)
	const model = reactive<Record<string, Value>>({})
	const checks = ref<Check[]>([])
	const readings = ref<Reading[]>([])
	const form = shallowRef<VisitForm | null>(null)

	function take(now: Loaded<Visit>): void {
		loaded.value = now
		for (const name of WORDS) if (field(entity('visit'), name)) model[name] = now.row[name] ?? null
	}

	function wireChecks(): Value {
		const f = field(entity('visit'), 'checks')
		// What nobody looked at yet is no row: a state is a person's word.
		return f ? toWire(f, checks.value.filter((c) => c.state !== null)) : []
	}

	/** What the form needs goes with it unread too, so that the server can ask for it; of a device nobody looked at nothing. */
	function wireReadings(): Value {
		const f = field(entity('visit'), 'readings')
		const open = new Set(checks.value.filter((c) => c.state === 'normal' || c.state === 'abnormal').map((c) => idOf(c.equipment)))
		return f ? toWire(f, readings.value.filter((r) => isRead(r) || (r.needed && open.has(idOf(r.equipment) ?? '')))) : []
	}

	/** What the visit has to learn from the phone. */
	function changes(): Draft<'visit'> {
		const of = entity('visit')
		const out: { [F in VisitField]?: Value } = {}
		for (const name of WORDS) {
			const f = field(of, name)
			if (f && !sameWire(f, model[name], loaded.value?.row[name])) out[name] = toWire(f, model[name])
		}
		const f = field(of, 'checks')
		if (f && JSON.stringify(wireChecks()) !== JSON.stringify(toWire(f, checksFrom(loaded.value?.row.checks)))) out.checks = wireChecks()
		const g = field(of, 'readings')
		if (g && JSON.stringify(wireReadings()) !== JSON.stringify(toWire(g, readingsFrom(loaded.value?.row.readings)))) out.readings = wireReadings()
		return out as Draft<'visit'>
	}

	const refresh = async (): Promise<void> => {
		loaded.value = await read('visit', id)
		form.value = await visitForm(id).catch(() => form.value)
	}
	const { sync, kept, send, keep, stop } = useKeeping<'visit', Kept>('visit', id, { loaded, problem, changes, refresh })

	async function load(): Promise<void> {
		try {
			const now = await read('visit', id)
			take(now)
			const waiting = kept()
			checks.value = waiting?.checks ?? checksFrom(now.row.checks)
			Object.assign(model, waiting?.model ?? {})
			readings.value = waiting?.readings ?? readingsFrom(now.row.readings)
			form.value = await visitForm(id).catch(() => null)
			if (form.value && ['planned', 'started'].includes(String(now.row.stage))) readings.value = readingsWith(readings.value, form.value)
			if (!checks.value.length) checks.value = await checksFor(now.row)
			problem.value = null
			if (waiting) void send()
		} catch (thrown) {
			problem.value = asProblem(thrown)
		}
	}

	function touched(): void {
		keep({ model, checks: checks.value, readings: readings.value })
	}

	async function act(action: string, body: Draft<'visit'> = {}): Promise<boolean> {
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
		const done = await act('record', { actual_on: loaded.value?.row.actual_on ?? todayHere() })
		if (done) form.value = await visitForm(id).catch(() => form.value)
		return done
	}

	return { loaded, problem, model, checks, readings, form, sync, load, send, touched, act, finish, stop }
}
