// What stays on the telephone: the day as it was read, and what was written without a signal. Three tables of IndexedDB.
import type { FieldError } from '@/wire/problem'
import type { Row } from '@/wire/record'

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

let opened: Promise<IDBDatabase> | null = null

function promised<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, failed) => {
		request.addEventListener('success', () => done(request.result))
		request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')))
	})
}

function open(): Promise<IDBDatabase> {
	opened ??= new Promise((done, failed) => {
		const request = indexedDB.open('trine.field', 2)
		request.addEventListener('upgradeneeded', () => {
			const there = request.result.objectStoreNames
			if (!there.contains('kept')) request.result.createObjectStore('kept', { keyPath: 'path' })
			if (!there.contains('queue')) request.result.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true })
			if (!there.contains('unfinished')) request.result.createObjectStore('unfinished', { keyPath: 'place' })
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

async function table(name: keyof Tables, mode: IDBTransactionMode): Promise<IDBObjectStore> {
	return (await open()).transaction(name, mode).objectStore(name)
}

export async function all<T extends keyof Tables>(name: T): Promise<Tables[T][]> {
	return promised((await table(name, 'readonly')).getAll()) as Promise<Tables[T][]>
}

export async function one<T extends keyof Tables>(name: T, key: string | number): Promise<Tables[T] | null> {
	return ((await promised((await table(name, 'readonly')).get(key))) as Tables[T] | undefined) ?? null
}

/** Resolves when it lies on the device. */
export async function put<T extends keyof Tables>(name: T, row: Tables[T]): Promise<void> {
	await promised((await table(name, 'readwrite')).put(row))
}

/** A new row of the queue; its place. */
export async function append(row: Omit<Waiting, 'seq'>): Promise<number> {
	return Number(await promised((await table('queue', 'readwrite')).add(row)))
}

export async function drop<T extends keyof Tables>(name: T, key: string | number): Promise<void> {
	await promised((await table(name, 'readwrite')).delete(key))
}

export async function clear(name: keyof Tables): Promise<void> {
	await promised((await table(name, 'readwrite')).clear())
}
