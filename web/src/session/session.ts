// Who is here, and what happens when the server forgets it: a log-in over the page, so that nothing typed is lost.
import { computed, ref, shallowRef } from 'vue'
import { forget } from '@/offline/day'
import { anyWaits, holder, recount } from '@/offline/away'
import { lock, unlock } from '@/offline/store'
import { call, get, onSessionLost, send } from '@/wire/client'
import { loadMeta, meta } from '@/wire/meta'
import { asProblem } from '@/wire/problem'

export interface Session {
	user: { id: string; login: string; name: string }
	roles: string[]
	customer: string | null
}

export const session = shallowRef<Session | null>(null)
/** The session ended while somebody worked: log in again over the page. */
export const lapsed = ref(false)
export const isCustomer = computed(() => session.value?.customer !== null && session.value?.customer !== undefined)

onSessionLost(() => {
	if (session.value) lapsed.value = true
})

/** What was left without a signal is ended at the server first. */
const LEFT = 'trine.left'

async function enter(next: Session): Promise<void> {
	const other = session.value !== null && session.value.user.id !== next.user.id
	if (holder.value && holder.value !== next.user.id) await forget()
	session.value = next
	// His own day still lies here: the key to it went with the session.
	if (holder.value) await unlock(next.user.id).then(recount).catch(() => undefined)
	if (other) return location.reload()
	await loadMeta()
	lapsed.value = false
}

/** True when there is a session; a server that cannot be reached throws. */
export async function resume(): Promise<boolean> {
	if (session.value && meta.value) return true
	try {
		if (localStorage.getItem(LEFT)) await endLeft()
		await enter(await get<Session>('session'))
		return true
	} catch (thrown) {
		const problem = asProblem(thrown)
		if (problem.status === 401) {
			await lock().catch(() => undefined)
			return false
		}
		throw problem
	}
}

/** Ended at the server, it has the browser forget this place; what waits to be sent, whoever wrote it, is kept. */
async function endThere(): Promise<void> {
	await send('DELETE', 'session', (await anyWaits()) ? { headers: { 'Keep-Waiting': 'yes' } } : {})
}

async function endLeft(): Promise<void> {
	await endThere().catch((thrown: unknown) => {
		if (asProblem(thrown).status !== 401) throw thrown
	})
	localStorage.removeItem(LEFT)
}

export async function logIn(login: string, password: string): Promise<void> {
	if (localStorage.getItem(LEFT)) await endLeft()
	const answer = await call<Session>('POST', 'session', { body: { login, password } })
	await enter(answer.body)
}

/** Without a signal the session ends here at once, and at the server as soon as it can be reached. What waits to be sent
 * stays on the device, for the same person alone. */
export async function logOut(): Promise<void> {
	try {
		await endThere()
	} catch (thrown) {
		if (asProblem(thrown).status === 0) localStorage.setItem(LEFT, 'yes')
	}
	await forget()
	session.value = null
	meta.value = null
}
