// Records of any entity: read, list, write, step, history, comments, files.
import type { Entities, Stored } from '@/generated/entities'
import { call, get, newKey, post } from './client'
import { localFile } from '@/offline/away'
import { entity, type Entity } from './meta'

export type Value = unknown
export interface Row {
	id: string
	[field: string]: Value
}

/** A reference as `?expand=` gives it. */
export interface Reference {
	id: string
	title: string
}

export type Name = keyof Entities
/** A record whose kind a page knows by heart, as it is declared; what this user may not read is not there. */
export type Of<N extends Name> = { id: string } & { [F in keyof Entities[N]]?: Entities[N][F] }
/** Rows are written whole, as new ones. */
type Written<V> = V extends (infer R extends Stored)[] ? { [F in Exclude<keyof R, keyof Stored>]?: R[F] | null }[] : V | null
/** What may be written of it. */
export type Draft<N extends Name> = { [F in Exclude<keyof Entities[N], keyof Stored>]?: Written<Entities[N][F]> }
/** Only for names that are not known before the server has spoken: a known one is to be typed. */
type Unknown<S extends string> = string extends S ? S : never

export interface Page<R extends Row = Row> {
	items: R[]
	next: string | null
	count: { value: number; exact: boolean }
}

/** Of one kind the records that point at another, the newest few. */
export interface Pointing {
	entity: string
	by: string
	items: Row[]
	count: { value: number; exact: boolean }
}

export interface Loaded<R extends Row = Row> {
	row: R
	etag: string | null
}

export interface Change {
	field: string
	from?: Value
	to?: Value
	/** A sealed value: that it changed is known, not what. */
	hidden?: boolean
}

export interface Event {
	at: string
	actor: { id: string; name: string } | null
	action: string
	/** By which door: web, token, link, report, mail, job, shell. */
	via: string
	version: number
	changes: Change[]
	/** Of an imported record: who wrote it elsewhere, and when. */
	origin?: { author: string | null; at: string | null }
}

export interface Comment {
	id: string
	text: string
	created_at: string
	visibility?: 'internal' | 'portal'
	/** Who wrote it; a customer is told the name alone. */
	by: { id: string | null; name: string } | null
}

export interface Attachment {
	id: string
	name: string
	size: number
	sha256?: string
	created_at?: string
	by?: { id: string | null; name: string } | null
}

/** What a typed record holds under a name that only meta knows. */
export function valueAt(row: Row | null | undefined, name: string): Value {
	return row?.[name]
}

export function isReference(v: Value): v is Reference {
	return typeof v === 'object' && v !== null && 'id' in v && 'title' in v
}

export function idOf(v: Value): string | null {
	if (isReference(v)) return v.id
	return typeof v === 'string' && v !== '' ? v : null
}

/** The references of an entity, for `?expand=`. */
export function expandOf(e: Entity | null, listedOnly = false): string {
	const fields = (e?.fields ?? []).filter((f) => f.kind === 'reference' && (!listedOnly || f.listed))
	return fields.map((f) => f.name).join(',')
}

function withExpand(path: string, expand: string): string {
	if (!expand) return path
	return `${path}${path.includes('?') ? '&' : '?'}expand=${expand}`
}

export async function read<N extends Name>(name: N, id: string): Promise<Loaded<Of<N>>>
export async function read<S extends string>(name: Unknown<S>, id: string): Promise<Loaded>
export async function read(name: string, id: string): Promise<Loaded> {
	const answer = await call<Row>('GET', withExpand(`${name}/${id}`, expandOf(entity(name))))
	return { row: answer.body, etag: answer.etag }
}

export function list<N extends Name>(name: N, query: URLSearchParams, signal?: AbortSignal): Promise<Page<Of<N>>>
export function list<S extends string>(name: Unknown<S>, query: URLSearchParams, signal?: AbortSignal): Promise<Page>
export function list(name: string, query: URLSearchParams, signal?: AbortSignal): Promise<Page> {
	const q = new URLSearchParams(query)
	const expand = expandOf(entity(name), true)
	if (expand && !q.has('expand')) q.set('expand', expand)
	return get<Page>(`${name}?${q.toString()}`, signal)
}

/** Every row of a short list, up to `most`. */
export async function related(name: string, id: string, kinds: string[]): Promise<Pointing[]> {
	return kinds.length ? (await get<{ groups: Pointing[] }>(`${name}/${id}/related?of=${kinds.join(',')}`)).groups : []
}

export async function listAll<N extends Name>(name: N, query: Record<string, string>, most?: number): Promise<Of<N>[]>
export async function listAll<S extends string>(name: Unknown<S>, query: Record<string, string>, most?: number): Promise<Row[]>
export async function listAll(name: string, query: Record<string, string>, most = 1000): Promise<Row[]> {
	const rows: Row[] = []
	const q = new URLSearchParams({ ...query, limit: '200' })
	for (;;) {
		const page = await list(name, q)
		rows.push(...page.items)
		if (!page.next || rows.length >= most) return rows
		q.set('after', page.next)
	}
}

export async function create<N extends Name>(name: N, body: Draft<N>, key?: string): Promise<Loaded<Of<N>>>
export async function create<S extends string>(name: Unknown<S>, body: object, key?: string): Promise<Loaded>
export async function create(name: string, body: object, key: string = newKey()): Promise<Loaded> {
	const answer = await call<Row>('POST', name, { body, key })
	return { row: answer.body, etag: answer.etag }
}

export async function change<N extends Name>(name: N, id: string, body: Draft<N>, etag: string | null): Promise<Loaded<Of<N>>>
export async function change<S extends string>(name: Unknown<S>, id: string, body: object, etag: string | null): Promise<Loaded>
export async function change(name: string, id: string, body: object, etag: string | null): Promise<Loaded> {
	const answer = await call<Row>('PATCH', `${name}/${id}`, { body, etag })
	return { row: answer.body, etag: answer.etag }
}

export async function remove(name: string, id: string, etag: string | null): Promise<void> {
	await call('DELETE', `${name}/${id}`, { etag })
}

export async function step<N extends Name>(name: N, id: string, action: string, body: Draft<N>, etag: string | null): Promise<Loaded<Of<N>>>
export async function step<S extends string>(name: Unknown<S>, id: string, action: string, body: object, etag: string | null): Promise<Loaded>
export async function step(name: string, id: string, action: string, body: object, etag: string | null): Promise<Loaded> {
	const answer = await call<Row>('POST', `${name}/${id}/${action}`, { body, etag })
	return { row: answer.body, etag: answer.etag }
}

/** A step of the record's stage: whether I may take it, and where not, why and who may. */
export interface StepTurn {
	name: string
	to: string
	label: { zh: string; en: string }
	may: boolean
	reason: string | null
	message: string | null
	who: Reference[]
	more: number
}

export interface Turn {
	change: boolean
	remove: boolean
	steps: StepTurn[]
}

const asked = new Map<string, Promise<Turn>>()

/** Two parts of a page that ask at once ask once. */
export function turn(name: string, id: string): Promise<Turn> {
	const key = `${name}/${id}`
	const under = asked.get(key)
	if (under) return under
	const now = get<Turn>(`${key}/turn`).finally(() => asked.delete(key))
	asked.set(key, now)
	return now
}

export async function reveal(name: string, id: string, fieldName: string): Promise<string> {
	const body = await post<Record<string, Value>>(`${name}/${id}/reveal`, { field: fieldName })
	return String(body['value'] ?? body[fieldName] ?? '')
}

export interface Admitted {
	user: { id: string; name: string }
	by: { id: string; name: string } | null
	at: string
}

/** Who may open what is sealed in a record; refused to who may not himself. */
export function admitted(name: string, id: string): Promise<{ items: Admitted[] }> {
	return get(`${name}/${id}/admit`)
}

export function admit(name: string, id: string, user: string): Promise<void> {
	return post(`${name}/${id}/admit`, { user })
}

export interface Imported {
	created: number
	changed: number
	same: number
	refused: number
	/** The first of the refused rows, by their line in the table. */
	refusals: { line: number; message: string }[]
	/** All of them as a table that says why. */
	rejected: string | null
	/** Of a workbook: the sheet that was read, and all that it shows. */
	sheet: string | null
	sheets: string[]
}

export async function importTable(name: string, table: File, sheet?: string): Promise<Imported> {
	const form = new FormData()
	form.append('file', table, table.name)
	const query = sheet ? `?sheet=${encodeURIComponent(sheet)}` : ''
	return (await call<Imported>('POST', `${name}/import${query}`, { form })).body
}

export function history(name: string, id: string, after: string | null): Promise<{ items: Event[]; next: string | null }> {
	return get(`${name}/${id}/history${after ? `?after=${encodeURIComponent(after)}` : ''}`)
}

export function comments(name: string, id: string): Promise<{ items: Comment[] }> {
	return get(`${name}/${id}/comment`)
}

/** `shared`: the customer may read it too. */
export function comment(name: string, id: string, text: string, shared = false): Promise<Comment> {
	return post(`${name}/${id}/comment`, shared ? { text, visibility: 'portal' } : { text })
}

export function files(name: string, id: string): Promise<{ items: Attachment[] }> {
	return get(`${name}/${id}/file`)
}

export async function attach(name: string, id: string, file: Blob, filename: string): Promise<Attachment> {
	const form = new FormData()
	form.append('file', file, filename)
	return (await call<Attachment>('POST', `${name}/${id}/file`, { form })).body
}

export function fileUrl(id: string): string {
	return localFile(id) ?? `/api/v1/file/${id}/content`
}

/** Keys for a form: the same content sent twice has the same key, so a lost answer does not make two records. */
export function newKeyFor(): (body: object) => string {
	let last = ''
	let key = ''
	return (body) => {
		const now = JSON.stringify(body)
		if (now !== last) {
			last = now
			key = newKey()
		}
		return key
	}
}
