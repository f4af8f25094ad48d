// Short words after something happened; read out by screen readers, gone by themselves, undone where there is an undo.
import { shallowReactive } from 'vue'

export interface Toast {
	id: number
	text: string
	tone: 'good' | 'late'
	action?: { text: string; run: () => void }
}

export const toasts = shallowReactive<Toast[]>([])
let last = 0

export function drop(id: number): void {
	const at = toasts.findIndex((x) => x.id === id)
	if (at >= 0) toasts.splice(at, 1)
}

export function say(text: string, tone: Toast['tone'] = 'good', action?: Toast['action']): void {
	const id = ++last
	toasts.push(action ? { id, text, tone, action } : { id, text, tone })
	window.setTimeout(() => drop(id), action || tone === 'late' ? 8000 : 3500)
}
