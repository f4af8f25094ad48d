// Without a signal: reads come from the day that was taken along, writes wait in the order they were made. The pages do
// not know the difference; wire/client asks here when the server cannot be reached.
import { ref } from 'vue'
import type { Answer } from '@/wire/client'
import { entity, field, type Entity } from '@/wire/meta'
import { idOf, isReference, type Page, type Row, type Value } from '@/wire/record'
import { append, all, count, one, put, type Kept, type Waiting } from './store'

/** What may be written without a signal. */
const WRITABLE = new Set(['service_case', 'work_order', 'visit', 'revisit_record', 'case_event', 'check_in', 'part_request', 'stock_move'])

const HOLDER = 'trine.field'
/** Whose day lies on this device; null: nobody's, and nothing is kept. */
export const holder = ref<string | null>(localStorage.getItem(HOLDER))

export function hand(to: string | null): void {
	holder.value = to
	if (to) localStorage.setItem(HOLDER, to)
	else localStorage.removeItem(HOLDER)
}

/** How many writes wait, of whoever is at work. */
export const waiting = ref(0)
/** Of those, how many need a person. */
export const stuck = ref(0)
/** Whether the last word from the server came through. */
export const reached = ref(navigator.onLine)

export interface Call {
	body?: unknown
	form?: FormData
	etag?: string | null
	key?: string
}

/** Files that wait, to be looked at: id here → address of the picture. */
const pictures = new Map<string, string>()
/** Names that were given here → those the server gave. */
const renamed = new Map<string, string>()

export function localFile(id: string): string | null {
	return pictures.get(id) ?? null
}

export function rename(here: string, there: string): void {
	renamed.set(here, there)
}

/** A path or a body with the server's names in it. */
export function named<T>(of: T): T {
	if (!renamed.size) return of
	let text = JSON.stringify(of)
	for (const [here, there] of renamed) text = text.replaceAll(here, there)
	return JSON.parse(text) as T
}

export function isHere(id: string): boolean {
	return id.startsWith('~')
}

function nameHere(): string {
	const b = crypto.getRandomValues(new Uint8Array(6))
	return `~${Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')}`
}

export async function mine(): Promise<Waiting[]> {
	if (!holder.value) return []
	return all('queue', holder.value)
}

/** Whoever wrote it. */
export async function anyWaits(): Promise<boolean> {
	return (await count('queue').catch(() => 0)) > 0
}

export async function recount(): Promise<void> {
	const rows = await mine()
	waiting.value = rows.length
	stuck.value = rows.filter((w) => w.state !== 'waiting').length
	for (const w of rows) if (w.file && w.made && !pictures.has(w.made)) pictures.set(w.made, URL.createObjectURL(w.file.blob))
}

/** Sealed values never lie on the device. */
export function withoutSealed(of: Entity | null, row: Row): Row {
	const sealed = new Set((of?.fields ?? []).filter((f) => f.kind === 'sealed').map((f) => f.name))
	return Object.fromEntries(Object.entries(row).filter(([name]) => !sealed.has(name))) as Row
}

export async function keep(path: string, body: unknown, etag: string | null): Promise<void> {
	if (holder.value) await put('kept', { path, user: holder.value, body, etag, at: new Date().toISOString() })
}

export function keepRecord(name: string, row: Row, etag: string | null): Promise<void> {
	return keep(`${name}/${row.id}`, withoutSealed(entity(name), row), etag)
}

async function keptAt(path: string): Promise<Kept | null> {
	return holder.value ? one('kept', path, holder.value) : null
}

export async function keptRow(name: string, id: string): Promise<{ row: Row; etag: string | null } | null> {
	const found = await keptAt(`${name}/${id}`)
	return found ? { row: found.body as Row, etag: found.etag } : null
}

/** The record without what only words the question. */
function bare(path: string): { base: string; query: URLSearchParams } {
	const [base = '', query = ''] = path.split('?')
	return { base, query: new URLSearchParams(query) }
}

function holds(row: Row, name: string, wanted: string): boolean {
	const [plain = '', operator] = name.split('.')
	const v = idOf(row[plain]) ?? (Array.isArray(row[plain]) ? (row[plain] as string[]).join(',') : String(row[plain] ?? ''))
	if (operator === 'in') return wanted.split(',').includes(v)
	if (operator === 'le') return v !== '' && v <= wanted
	if (operator === 'ge') return v >= wanted
	return v === wanted
}

const WORDING = new Set(['expand', 'limit', 'sort', 'after', 'q'])

/** A list, as far as it was taken along. */
async function listHere(name: string, query: URLSearchParams): Promise<Page | null> {
	const of = entity(name)
	if (!of) return null
	const one = new RegExp(`^${name}/[^/]+$`)
	const rows = (await all('kept', holder.value ?? '', (k) => one.test(k.path))).map((k) => k.body as Row)
	const words = (query.get('q') ?? '').toLowerCase()
	const conditions = [...query].filter(([k]) => !WORDING.has(k))
	const items = rows
		.filter((r) => conditions.every(([k, v]) => holds(r, k, v)))
		.filter((r) => !words || of.fields.some((f) => f.searched && String(r[f.name] ?? '').toLowerCase().includes(words)))
	return { items, next: null, count: { value: items.length, exact: true } }
}

async function readHere(path: string): Promise<Answer<unknown> | null> {
	const { base, query } = bare(path)
	const exact = await keptAt(base)
	if (exact) return { body: exact.body, etag: exact.etag }
	const list = /^[a-z_]+$/.test(base) ? await listHere(base, query) : null
	return list ? { body: list, etag: null } : null
}

/** What was written, as the page will read it: what it points at keeps its name. */
async function shown(of: Entity, before: Row | null, body: Record<string, Value>): Promise<Record<string, Value>> {
	const out: Record<string, Value> = {}
	for (const [name, v] of Object.entries(body)) {
		const f = field(of, name)
		const old = before?.[name]
		if (f?.kind !== 'reference' || typeof v !== 'string') out[name] = v
		else if (isReference(old) && old.id === v) out[name] = old
		else {
			const target = await keptRow(String(f.target), v)
			const title = target ? String(target.row[entity(f.target)?.title ?? 'id'] ?? v) : v
			out[name] = { id: v, title }
		}
	}
	return out
}

/** The stage a step leads to, where it can begin from where the record is. */
function stageAfter(of: Entity, row: Row, action: string): Record<string, Value> {
	const s = of.steps.find((x) => x.name === action && x.from.includes(String(row['stage'])))
	return s ? { stage: s.to } : {}
}

async function wait(w: Omit<Waiting, 'seq' | 'user' | 'at' | 'state' | 'current' | 'errors' | 'reason'>): Promise<void> {
	await append({ ...w, user: holder.value ?? '', at: new Date().toISOString(), state: 'waiting', current: null, errors: [], reason: null })
	await recount()
}

async function createHere(of: Entity, body: Record<string, Value>, key: string): Promise<Answer<Row>> {
	const made = nameHere()
	const stage = field(of, 'stage')?.choices?.[0]?.name
	const row = { id: made, version: 0, ...(stage ? { stage } : {}), ...(await shown(of, null, body)) } as Row
	await wait({ key, method: 'POST', name: of.name, record: null, action: 'create', body, file: null, etag: null, base: null, made, title: String(row[of.title] ?? '') })
	await keepRecord(of.name, row, null)
	return { body: row, etag: null }
}

async function writeHere(of: Entity, id: string, action: string, method: 'POST' | 'PATCH', body: Record<string, Value>, call: Call): Promise<Answer<Row> | null> {
	const before = await keptRow(of.name, id)
	if (!before) return null
	const stage = action === 'change' ? {} : stageAfter(of, before.row, action)
	const after = { ...before.row, ...(await shown(of, before.row, body)), ...stage }
	await wait({ key: call.key ?? nameHere(), method, name: of.name, record: id, action, body, file: null, etag: before.etag, base: before.row, made: null, title: String(after[of.title] ?? '') })
	await keepRecord(of.name, after, before.etag)
	return { body: after, etag: before.etag }
}

async function attachHere(of: Entity, id: string, form: FormData, key: string): Promise<Answer<unknown> | null> {
	const file = form.get('file')
	const before = await keptRow(of.name, id)
	if (!(file instanceof File) || !before) return null
	const made = nameHere()
	pictures.set(made, URL.createObjectURL(file))
	await wait({ key, method: 'POST', name: of.name, record: id, action: 'file', body: {}, file: { blob: file, name: file.name }, etag: null, base: null, made, title: String(before.row[of.title] ?? '') })
	return { body: { id: made, name: file.name, size: file.size }, etag: null }
}

/** The answer that can be given here; null: none, the server is needed. */
export async function answerHere(method: string, path: string, call: Call): Promise<Answer<unknown> | null> {
	if (!holder.value) return null
	if (method === 'GET') return readHere(path)
	const [name = '', id, action] = bare(path).base.split('/')
	const of = entity(name)
	if (!of || !WRITABLE.has(name)) return null
	const body = (call.body ?? {}) as Record<string, Value>
	if (method === 'POST' && !id) return createHere(of, body, call.key ?? nameHere())
	if (!id) return null
	if (method === 'PATCH') return writeHere(of, id, 'change', 'PATCH', body, call)
	if (method !== 'POST' || !action) return null
	if (action === 'file' && call.form) return attachHere(of, id, call.form, call.key ?? nameHere())
	return of.steps.some((s) => s.name === action) ? writeHere(of, id, action, 'POST', body, call) : null
}
