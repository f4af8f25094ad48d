// One row of a list is at hand; the keyboard moves it and acts on it.
import { computed, nextTick, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'
import { choiceLabel, entity, field } from '@/wire/meta'

export interface Cursor<R> {
	at: Ref<number>
	current: ComputedRef<R | null>
	show: (index: number) => void
	/** The next one still open behind this, else the next at all. */
	onward: () => void
}

export function useCursor<R extends { id: string }>(rows: ComputedRef<R[]>, prefix: string, isOpen: (r: R) => boolean): Cursor<R> {
	const at = ref(0)
	const current = computed(() => rows.value[at.value] ?? null)
	function show(index: number): void {
		if (!rows.value.length) return
		at.value = Math.min(rows.value.length - 1, Math.max(0, index))
		void nextTick(() => document.getElementById(`${prefix}-${current.value?.id}`)?.scrollIntoView({ block: 'nearest' }))
	}
	function onward(): void {
		const after = rows.value.findIndex((r, i) => i > at.value && isOpen(r))
		show(after >= 0 ? after : at.value + 1)
	}
	return { at, current, show, onward }
}

export function useKeys<R extends { id: string }>(cursor: Cursor<R>, acts: Record<string, () => void>): void {
	function press(e: KeyboardEvent): void {
		if (e.ctrlKey || e.metaKey || e.altKey) return
		if (e.target instanceof HTMLElement && e.target.closest('input, textarea, select, dialog, .panel, a, button, summary')) return
		const moves: Record<string, () => void> = {
			j: () => cursor.show(cursor.at.value + 1),
			ArrowDown: () => cursor.show(cursor.at.value + 1),
			k: () => cursor.show(cursor.at.value - 1),
			ArrowUp: () => cursor.show(cursor.at.value - 1),
		}
		const run = moves[e.key] ?? acts[e.key]
		if (!run) return
		e.preventDefault()
		run()
	}
	onMounted(() => document.addEventListener('keydown', press))
	onBeforeUnmount(() => document.removeEventListener('keydown', press))
}

/** As people read it: a yes or no, a moment without its T. */
export function shownValue(v: unknown, yes: string, no: string): string {
	if (v === null || v === undefined || v === '') return '—'
	if (v === 'true' || v === 'false') return v === 'true' ? yes : no
	return String(v).replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/, '$1 $2')
}

/** The word for a choice of a field. */
export function wordOf(name: string, fieldName: string, v: unknown): string {
	const f = field(entity(name), fieldName)
	return f ? choiceLabel(f, v) : String(v ?? '')
}
