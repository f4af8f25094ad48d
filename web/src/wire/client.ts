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
	headers?: Record<string, string>
}

/** Who answers when the server cannot be reached: offline/away, on a telephone that took its day along. */
export interface Away {
	/** What has to go first. */
	before(): Promise<void>
	/** The path with the names the server has given meanwhile. */
	named(path: string): string
	answer(method: string, path: string, options: Call): Promise<Answer<unknown> | null>
}

let away: Away | null = null

export function whenAway(who: Away): void {
	away = who
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
	const headers = new Headers({ Accept: 'application/json', 'Accept-Language': locale.value, ...call.headers })
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

/** To the server and nowhere else. */
export async function send<T>(method: string, path: string, options: Call): Promise<Answer<T>> {
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

export async function call<T>(method: string, path: string, options: Call = {}): Promise<Answer<T>> {
	if (!away) return send<T>(method, path, options)
	await away.before()
	try {
		return await send<T>(method, away.named(path), options)
	} catch (thrown) {
		const here = thrown instanceof Problem && thrown.status === 0 ? await away.answer(method, path, options) : null
		if (!here) throw thrown
		return here as Answer<T>
	}
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
	return (await call<T>('GET', path, signal ? { signal } : {})).body
}

export async function post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
	return (await call<T>('POST', path, key ? { body, key } : { body })).body
}
