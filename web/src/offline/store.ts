// What stays on the telephone: the day as it was read, and what was written without a signal. Three tables of IndexedDB, their rows
// sealed but for what they are found by, and one with the keys.
import type { FieldError } from '@/wire/problem'
import type { Row } from '@/wire/record'
import { canSeal, fetchKey, seal, unreadable, unseal, type Sealed } from './seal'

/** An answer of the server, by the path it was asked for. */
export interface Kept {
	path: string
	user: string
	body: unknown
	etag: string | null
	at: string
}

/** A write that the server has not seen yet. */
export interface Waiting {
	/** Given by the store: the order in which it was written. */
	seq: number
	user: string
	/** The Idempotency-Key, the same at every attempt. */
	key: string
	method: 'POST' | 'PATCH'
	name: string
	/** NULL: it makes a new one. */
	record: string | null
	/** "create", "change", "file", or the step. */
	action: string
	body: Record<string, unknown>
	file: { blob: Blob; name: string } | null
	etag: string | null
	/** The record as it was before. */
	base: Row | null
	/** What the new thing is called here until the server names it. */
	made: string | null
	title: string
	/** When it was written: the claimed time. */
	at: string
	state: 'waiting' | 'clash' | 'refused'
	/** Of a clash: the record as the server has it. */
	current: Row | null
	errors: FieldError[]
	/** Why it comes so late, where the server asked. */
	reason: string | null
}

/** Strokes and pictures of a form that is not sent yet, by the form and the version of the record they belong to. */
export interface Unfinished {
	place: string
	user: string
	blobs: Blob[]
}

interface Tables {
	kept: Kept
	queue: Waiting
	unfinished: Unfinished
}

/** What stays to be read, to find a row by. */
const HEADS = { kept: ['path', 'user', 'at'], queue: ['seq', 'user'], unfinished: ['place', 'user'] } as const
type Head<T extends keyof Tables> = Pick<Tables[T], Extract<(typeof HEADS)[T][number], keyof Tables[T]>>
/** Without a key it is the row itself. */
type Stored = { user: string; sealed?: Sealed }

let opened: Promise<IDBDatabase> | null = null

function promised<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, failed) => {
		request.addEventListener('success', () => done(request.result))
		request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')))
	})
}

function open(): Promise<IDBDatabase> {
	opened ??= new Promise((done, failed) => {
		const request = indexedDB.open('trine.field', 3)
		request.addEventListener('upgradeneeded', () => {
			const there = request.result.objectStoreNames
			if (!there.contains('kept')) request.result.createObjectStore('kept', { keyPath: 'path' })
			if (!there.contains('queue')) request.result.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true })
			if (!there.contains('unfinished')) request.result.createObjectStore('unfinished', { keyPath: 'place' })
			if (!there.contains('keys')) request.result.createObjectStore('keys')
		})
		request.addEventListener('success', () => {
			// A newer page of ours waits for this one to let go.
			request.result.addEventListener('versionchange', () => {
				request.result.close()
				opened = null
			})
			request.result.addEventListener('close', () => (opened = null))
			done(request.result)
		})
		request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')))
	})
	return opened
}

async function table(name: keyof Tables | 'keys', mode: IDBTransactionMode): Promise<IDBObjectStore> {
	return (await open()).transaction(name, mode).objectStore(name)
}

/* --- keys --- */

const keys = new Map<string, CryptoKey>()

async function keyOf(user: string): Promise<CryptoKey | null> {
	const known = keys.get(user)
	if (known || !canSeal()) return known ?? null
	const found = ((await promised((await table('keys', 'readonly')).get(user))) as CryptoKey | undefined) ?? null
	if (found) keys.set(user, found)
	return found
}

/** From here on what this one keeps is sealed, and what he sealed before can be read again. */
export async function unlock(user: string): Promise<void> {
	if (!canSeal() || (await keyOf(user))) return
	const key = await fetchKey()
	await promised((await table('keys', 'readwrite')).put(key, user))
	keys.set(user, key)
}

/** No key stays on the device, whoever's. */
export async function lock(): Promise<void> {
	keys.clear()
	read.clear()
	unreadable.value = 0
	await promised((await table('keys', 'readwrite')).clear())
}

/* --- rows --- */

/** What was opened once, by its nonce: a picture is not decrypted at every look. */
const read = new Map<string, unknown>()
const READ_MOST = 2000

function remember(mark: string, rest: unknown): void {
	if (read.size >= READ_MOST) read.clear()
	read.set(mark, rest)
}

function headOf<T extends keyof Tables>(name: T, row: object): Head<T> {
	const names: readonly string[] = HEADS[name]
	return Object.fromEntries(Object.entries(row).filter(([k]) => names.includes(k))) as Head<T>
}

async function closed<T extends keyof Tables>(name: T, row: Partial<Tables[T]> & { user: string }): Promise<object> {
	const key = await keyOf(row.user)
	if (!key) return row
	const head = headOf(name, row)
	const rest = Object.fromEntries(Object.entries(row).filter(([k]) => !(k in head)))
	return { ...head, sealed: await seal(key, `${name}/${row.user}`, rest) }
}

/** null: no key of ours opens it. */
async function row<T extends keyof Tables>(name: T, stored: Stored): Promise<Tables[T] | null> {
	const { sealed } = stored
	if (!sealed) return stored as unknown as Tables[T]
	const key = await keyOf(stored.user)
	if (!key) return null
	const mark = sealed.iv.join('.')
	const rest = read.get(mark) ?? (await unseal(key, `${name}/${stored.user}`, sealed).catch(() => null))
	if (!rest) return null
	remember(mark, rest)
	return { ...headOf(name, stored), ...rest } as unknown as Tables[T]
}

/** Of one person, those whose head is wanted. */
export async function all<T extends keyof Tables>(name: T, user: string, wanted: (head: Head<T>) => boolean = () => true): Promise<Tables[T][]> {
	const found = (await promised((await table(name, 'readonly')).getAll())) as Stored[]
	const mine = found.filter((s) => s.user === user && wanted(headOf(name, s)))
	const rows: Tables[T][] = []
	for (const s of mine) {
		const r = await row(name, s)
		if (r) rows.push(r)
	}
	if (name === 'queue') unreadable.value = mine.length - rows.length
	return rows
}

/** Whoever wrote them. */
export async function count(name: keyof Tables): Promise<number> {
	return promised((await table(name, 'readonly')).count())
}

export async function one<T extends keyof Tables>(name: T, key: string | number, user: string): Promise<Tables[T] | null> {
	const found = (await promised((await table(name, 'readonly')).get(key))) as Stored | undefined
	return found?.user === user ? row(name, found) : null
}

/** Resolves when it lies on the device. */
export async function put<T extends keyof Tables>(name: T, value: Tables[T]): Promise<void> {
	const stored = await closed(name, value)
	await promised((await table(name, 'readwrite')).put(stored))
}

let last: Promise<unknown> = Promise.resolve()

/** A new row of the queue, behind those that were written before, however long one takes to seal; its place. */
export function append(value: Omit<Waiting, 'seq'>): Promise<number> {
	const next = last.then(async () => {
		const stored = await closed('queue', value)
		return Number(await promised((await table('queue', 'readwrite')).add(stored)))
	})
	last = next.catch(() => undefined)
	return next
}

export async function drop(name: keyof Tables, key: string | number): Promise<void> {
	await promised((await table(name, 'readwrite')).delete(key))
}

export async function clear(name: keyof Tables): Promise<void> {
	await promised((await table(name, 'readwrite')).clear())
}
