// My due things: asked for when a page opens and every few minutes, never from the background.
import { ref, shallowRef } from 'vue'
import { t } from '@/locale'
import { choiceLabel, entity, field, label } from '@/wire/meta'
import { today, type Due } from '@/wire/usecase'
import { asProblem, type Problem } from '@/wire/problem'

export const dues = shallowRef<Due[] | null>(null)
export const dueTrouble = shallowRef<Problem | null>(null)
const askedAt = ref(0)

/** Where a due thing leads, and what it is called: some concern the installation as a whole. */
export function dueLink(d: Due): string {
	return d.id ? `/${d.entity}/${d.id}` : `/${d.entity}`
}

export function dueTitle(d: Due): string {
	if (d.reason === 'presales_owner_needed') return t.today.presalesOwner(d.title)
	if (d.reason === 'next_step') return t.today.nextStep(d.title)
	if (d.reason === 'to_be_asked') return t.today.toBeAsked(d.title)
	if (d.reason === 'erasure_due') return t.today.erasure(d.title)
	if (d.reason === 'to_decide') return t.today.toDecide(d.title)
	return d.reason === 'calendar_missing' ? t.today.calendar(d.title) : d.title
}

/** What kind of thing it is; of an approval also which one. */
export function dueKind(d: Due): string {
	const of = entity(d.entity)
	const by = d.kind ? field(of, d.kind.field) : null
	return by && d.kind ? `${label(of)} · ${choiceLabel(by, d.kind.name)}` : label(of)
}

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
