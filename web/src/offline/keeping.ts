// What is typed on site is kept on the device first, and sent when there is a signal and a moment of quiet.
import { ref, type Ref } from 'vue'
import { change, read, type Draft, type Loaded, type Of } from '@/wire/record'
import { asProblem, type Problem } from '@/wire/problem'
import { waiting } from './away'

const TYPED = 'trine.typed/'
const QUIET = 900

interface Working<E extends 'visit' | 'work_order'> {
	loaded: Ref<Loaded<Of<E>> | null>
	problem: Ref<Problem | null>
	/** What the record has to learn from the device; nothing: it knows it all. */
	changes: () => Draft<E>
	/** Reads anew what the page shows. */
	refresh: () => Promise<void>
}

/** `Kept` is what lies on the device between typing and sending. */
export function useKeeping<E extends 'visit' | 'work_order', Kept>(name: E, id: string, working: Working<E>) {
	const sync = ref<'kept' | 'sending' | 'sent'>('sent')
	const place = `${TYPED}${name}/${id}`
	let timer = 0

	function kept(): Kept | null {
		const text = localStorage.getItem(place)
		return text ? (JSON.parse(text) as Kept) : null
	}

	function sent(): true {
		localStorage.removeItem(place)
		sync.value = waiting.value ? 'kept' : 'sent'
		return true
	}

	async function send(): Promise<boolean> {
		window.clearTimeout(timer)
		const body = working.changes()
		if (!Object.keys(body).length) return sent()
		sync.value = 'sending'
		try {
			await change(name, id, body, working.loaded.value?.etag ?? null)
			await working.refresh()
			working.problem.value = null
			return sent()
		} catch (thrown) {
			const refused = asProblem(thrown)
			sync.value = 'kept'
			// Somebody changed the record meanwhile: what was written on site stands, on top of what is there now.
			if (refused.status === 412) working.loaded.value = await read(name, id)
			if (refused.status !== 0) working.problem.value = refused
			return false
		}
	}

	function keep(what: Kept): void {
		try {
			localStorage.setItem(place, JSON.stringify(what))
		} catch {
			// Without storage the next send is the only copy.
		}
		sync.value = 'kept'
		window.clearTimeout(timer)
		timer = window.setTimeout(send, QUIET)
	}

	return { sync, kept, send, keep, stop: () => window.clearTimeout(timer) }
}

/** For a log-out: what was typed and never sent is nobody else's. */
export function forgetTyped(): void {
	for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localStorage.removeItem(key)
}
