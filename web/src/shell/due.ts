// My due things: asked for when a page opens and every few minutes, never from the background.
import { ref, shallowRef } from 'vue'
import { today, type Due } from '@/wire/usecase'
import { asProblem, type Problem } from '@/wire/problem'

export const dues = shallowRef<Due[] | null>(null)
export const dueTrouble = shallowRef<Problem | null>(null)
const askedAt = ref(0)

export async function loadDues(evenIfFresh = false): Promise<void> {
	if (!evenIfFresh && Date.now() - askedAt.value < 120_000) return
	askedAt.value = Date.now()
	try {
		dues.value = (await today()).items
		dueTrouble.value = null
	} catch (thrown) {
		dueTrouble.value = asProblem(thrown)
	}
}
