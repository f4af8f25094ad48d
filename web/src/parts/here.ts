// A strip that scrolls sideways shows where one is: the tab that is open is brought into it.
import type { Directive } from 'vue'

function show(strip: HTMLElement): void {
	const at = strip.querySelector<HTMLElement>('[aria-current]')
	if (!at) return
	const [from, to] = [strip.getBoundingClientRect(), at.getBoundingClientRect()]
	strip.scrollLeft += to.left - from.left - (from.width - to.width) / 2
}

export const vHere: Directive<HTMLElement> = { mounted: show, updated: show }
