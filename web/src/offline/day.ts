// The day is taken along: whose work it is, where it is, what stands there, and the papers one needs for it. Only his own.
import { ref } from 'vue'
import { send, whenAway } from '@/wire/client'
import { entity, type Meta } from '@/wire/meta'
import { expandOf, idOf, type Page, type Row } from '@/wire/record'
import { answerHere, hand, holder, keep, keepRecord, mine, named, recount, stuck, waiting } from './away'
import { forgetTyped } from './keeping'
import { idle, keepSending, replay } from './replay'
import { all, clear, drop, lock, unlock } from './store'

const MANUALS = 'trine.manuals'
const MOST = 400
/** When the day was taken along last. */
export const takenAt = ref<string | null>(localStorage.getItem('trine.taken'))

const cases = (me: string): string => `service_case?engineer=${me}&stage.in=dispatched,acknowledged,on_site,waiting,restored`
const orders = (me: string): string => `work_order?engineer=${me}&stage.in=planned,started,finished`
const visits = (me: string, by: string, until: string): string => `visit?${by}=${me}&stage.in=planned,started,recorded&planned_on.le=${until}`

async function fetchList(path: string): Promise<Row[]> {
	const rows: Row[] = []
	let after: string | null = null
	do {
		const tail: string = after ? `&after=${after}` : ''
		const page: Page = (await send<Page>('GET', `${path}&limit=200${tail}`, {})).body
		rows.push(...page.items)
		after = page.next
	} while (after && rows.length < MOST)
	return rows
}

async function fetchRecord(name: string, id: string): Promise<Row> {
	const expand = expandOf(entity(name))
	const answer = await send<Row>('GET', `${name}/${id}${expand ? `?expand=${expand}` : ''}`, {})
	await keepRecord(name, answer.body, answer.etag)
	return answer.body
}

async function quietly<T>(work: Promise<T>): Promise<T | null> {
	return work.catch(() => null)
}

interface Papers {
	papers?: { file: string }[]
}

async function takeView(path: string): Promise<void> {
	const view = await quietly(send('GET', path, {}))
	if (view) await keep(path, view.body, null)
}

/** What stands at a place, and the manuals of it. */
async function takeSite(id: string, files: Set<string>): Promise<void> {
	await quietly(fetchRecord('site', id))
	for (const e of await fetchList(`equipment?site=${id}&stage=active`).catch(() => [])) {
		await keepRecord('equipment', e, null)
		const manual = idOf(e['manual'])
		if (manual) files.add(manual)
	}
	const tree = await quietly(send<Papers>('GET', `site/${id}/equipment`, {}))
	if (!tree) return
	await keep(`site/${id}/equipment`, tree.body, null)
	for (const p of tree.body.papers ?? []) files.add(p.file)
}

async function takePapers(files: Set<string>): Promise<void> {
	if (!('caches' in window) || !files.size) return
	const kept = await caches.open(MANUALS)
	for (const id of files) {
		const url = `/api/v1/file/${id}/content`
		if (!(await kept.match(url))) await quietly(kept.add(url))
	}
}

/** Old days go; what waits keeps its record. */
async function dropOthers(taken: string): Promise<void> {
	const needed = new Set((await mine()).map((w) => `${w.name}/${w.record ?? w.made ?? ''}`))
	for (const k of await all('kept', holder.value ?? '')) if (k.at < taken && !needed.has(k.path)) await drop('kept', k.path)
}

/** Takes the day along, for whoever is at work. */
export async function takeDay(me: string, until: string): Promise<void> {
	await unlock(me)
	hand(me)
	await replay()
	const began = new Date().toISOString()
	await keep('session', (await send('GET', 'session', {})).body, null)
	await keep('meta', (await send<Meta>('GET', 'meta', {})).body, null)
	const work: [string, Row[]][] = [
		['service_case', await fetchList(cases(me)).catch(() => [])],
		['visit', [...(await fetchList(visits(me, 'engineer', until)).catch(() => [])), ...(await fetchList(visits(me, 'lead', until)).catch(() => []))]],
		['work_order', await fetchList(orders(me)).catch(() => [])],
	]
	const sites = new Set<string>()
	const files = new Set<string>()
	for (const [name, rows] of work) {
		for (const r of rows) {
			const row = await quietly(fetchRecord(name, r.id))
			if (name === 'visit') await takeView(`visit/${r.id}/form`)
			const site = idOf(row?.['site'])
			if (site) sites.add(site)
		}
	}
	for (const id of sites) await takeSite(id, files)
	for (const part of await fetchList('spare_part?sort=name').catch(() => [])) await keepRecord('spare_part', part, null)
	for (const van of await fetchList(`warehouse?keeper=${me}`).catch(() => [])) {
		await keepRecord('warehouse', van, null)
		for (const place of await fetchList(`stock_place?warehouse=${van.id}&expand=spare_part,warehouse`).catch(() => [])) await keepRecord('stock_place', place, null)
	}
	await takePapers(files)
	await dropOthers(began)
	takenAt.value = began
	localStorage.setItem('trine.taken', began)
	await recount()
}

/** Nothing of the day stays; what waits to be sent does, under a key that is no longer here. */
export async function forget(): Promise<void> {
	hand(null)
	await idle()
	await lock().catch(() => undefined)
	takenAt.value = null
	localStorage.removeItem('trine.taken')
	forgetTyped()
	await clear('kept').catch(() => undefined)
	await clear('unfinished').catch(() => undefined)
	if ('caches' in window) await caches.delete(MANUALS)
}

/** From the start of the program on. */
export function beAway(): void {
	whenAway({
		before: async () => {
			if (holder.value && waiting.value > stuck.value && navigator.onLine) await replay()
		},
		named,
		answer: answerHere,
	})
	void recount().catch(() => undefined)
}

export { keepSending }
