// What a page shows is the answer to what it asked last.
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { asProblem, type Problem } from './problem'

export interface Asked<T> {
	found: ShallowRef<T | null>
	problem: ShallowRef<Problem | null>
	/** Asks (again); done when the answer to the newest asking is there. */
	load: () => Promise<void>
}

/** An answer that was outrun by a later asking is thrown away, and its trouble with it; what is there stays while it is
 * asked again, also where that fails. `ask` may hand its signal on, which ends what nobody waits for any more; `then`
 * is called with each answer that is shown. */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>, then?: (got: T) => unknown): Asked<T> {
	const found = shallowRef<T | null>(null)
	const problem = shallowRef<Problem | null>(null)
	let newest = Promise.resolve()
	let asking = new AbortController()

	async function asked(mine: AbortController): Promise<void> {
		try {
			const got = await ask(mine.signal)
			if (mine !== asking) return newest
			found.value = got
			problem.value = null
			await then?.(got)
		} catch (thrown) {
			if (mine !== asking) return newest
			problem.value = asProblem(thrown)
		}
	}

	function load(): Promise<void> {
		asking.abort()
		asking = new AbortController()
		return (newest = asked(asking))
	}

	onScopeDispose(() => asking.abort())
	return { found, problem, load }
}
