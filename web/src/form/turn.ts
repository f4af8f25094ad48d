// Who may do what with one record, asked where it differs from record to record; the client has no rule of its own.
import { computed, shallowRef, watch } from 'vue'
import { isCustomer } from '@/session/session'
import { entity, label } from '@/wire/meta'
import { turn, type StepTurn, type Turn } from '@/wire/record'
import { t } from '@/locale'

type Known = { id: string; version?: unknown } | null | undefined

/** `wanted`: whether anything is offered at all that depends on it. */
export function useTurn(name: () => string, row: () => Known, wanted: () => boolean = () => true) {
	const found = shallowRef<Turn | null>(null)
	const asking = shallowRef(false)
	const varies = computed(() => entity(name())?.varies === true && wanted())
	let last = 0

	async function ask(): Promise<void> {
		const of = row()
		const mine = ++last
		found.value = null
		asking.value = varies.value && Boolean(of)
		if (!of || !varies.value) return
		// Without an answer, without a signal for instance, what the declaration allows is offered, and the server says no.
		const got = await turn(name(), of.id).catch(() => null)
		if (mine !== last) return
		found.value = got
		asking.value = false
	}

	watch(() => [name(), row()?.id, row()?.version, varies.value], ask, { immediate: true })

	/** Whether I may take the step now, as far as the record's stage knows it. */
	function may(action: string): boolean {
		if (asking.value) return false
		if (found.value) return found.value.steps.some((s) => s.name === action && s.may)
		const of = entity(name())
		return (of?.may.includes('act') && of.steps.some((s) => s.name === action)) ?? false
	}

	const stands = (action: string): StepTurn | null => found.value?.steps.find((s) => s.name === action) ?? null
	return { found, asking, may, stands }
}

/** "Approve: Li Na, Wang Qiang and 2 more", for who may not do it himself; null where he may, or nothing is known. */
export function waitsFor(s: StepTurn | null): string | null {
	if (!s || s.may) return null
	const names = s.who.map((p) => p.title)
	if (names.length) return t.step.waits(label(s), names.join(t.signs.comma), s.more)
	// A customer is not told who of us may: that is not nobody.
	return isCustomer.value ? null : t.step.nobody(label(s))
}
