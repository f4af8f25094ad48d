// The only place that talks to the server: JSON over /api/v1, the session cookie, and refusals as Problem.
import { locale } from '@/locale'
import { Problem, type ProblemBody } from './problem'

export interface Answer<T> {
	body: T
	etag: string | null
}

interface Call {
	body?: unknown
	form?: FormData
	etag?: string | null
	/** Repeating a POST with the same key changes nothing twice. */
	key?: string
	signal?: AbortSignal
}

const lost: (() => void)[] = []

/** Called when the server no longer knows the session. */
export function onSessionLost(listener: () => void): void {
	lost.push(listener)
}

/** A v4 UUID; crypto.randomUUID is missing on plain http. */
export function newKey(): string {
	const b = crypto.getRandomValues(new Uint8Array(16))
	return Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')
}

function headersFor(method: string, call: Call): Headers {
	const headers = new Headers({ Accept: 'application/json', 'Accept-Language': locale.value })
	if (call.body !== undefined) headers.set('Content-Type', 'application/json')
	if (call.etag) headers.set('If-Match', call.etag)
	if (method === 'POST') headers.set('Idempotency-Key', call.key ?? newKey())
	return headers
}

async function problemOf(response: Response): Promise<Problem> {
	const wait = Number(response.headers.get('Retry-After'))
	let body: ProblemBody = {}
	try {
		body = (await response.json()) as ProblemBody
	} catch {
		body = { title: response.statusText }
	}
	return new Problem(response.status, body, Number.isFinite(wait) && wait > 0 ? wait : null)
}

export async function call<T>(method: string, path: string, options: Call = {}): Promise<Answer<T>> {
	let response: Response
	try {
		response = await fetch(`/api/v1/${path}`, {
			method,
			headers: headersFor(method, options),
			body: options.form ?? (options.body === undefined ? null : JSON.stringify(options.body)),
			credentials: 'same-origin',
			signal: options.signal ?? null,
		})
	} catch (thrown) {
		if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
		throw new Problem(0, {})
	}
	if (!response.ok) {
		if (response.status === 401 && path !== 'session') lost.forEach((tell) => tell())
		throw await problemOf(response)
	}
	const text = await response.text()
	return { body: (text ? JSON.parse(text) : null) as T, etag: response.headers.get('ETag') }
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
	return (await call<T>('GET', path, signal ? { signal } : {})).body
}

export async function post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
	return (await call<T>('POST', path, key ? { body, key } : { body })).body
}
