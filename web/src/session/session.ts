// Who is here, and what happens when the server forgets it: a log-in over the page, so that nothing typed is lost.
import { computed, ref, shallowRef } from 'vue'
import { call, get, onSessionLost } from '@/wire/client'
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

async function enter(next: Session): Promise<void> {
	const other = session.value !== null && session.value.user.id !== next.user.id
	session.value = next
	if (other) return location.reload()
	await loadMeta()
	lapsed.value = false
}

/** True when there is a session; a server that cannot be reached throws. */
export async function resume(): Promise<boolean> {
	if (session.value && meta.value) return true
	try {
		await enter(await get<Session>('session'))
		return true
	} catch (thrown) {
		const problem = asProblem(thrown)
		if (problem.status === 401) return false
		throw problem
	}
}

export async function logIn(login: string, password: string): Promise<void> {
	const answer = await call<Session>('POST', 'session', { body: { login, password } })
	await enter(answer.body)
}

export async function logOut(): Promise<void> {
	await call('DELETE', 'session')
	session.value = null
	meta.value = null
}
