// Light, dark, or as the system: kept on this machine, set as data-theme on the root.
import { ref, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'trine.theme'
const kept = localStorage.getItem(KEY)
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const systemDark = ref(dark.matches)

export const theme = ref<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system')

dark.addEventListener('change', (e) => {
	systemDark.value = e.matches
})

watchEffect(() => {
	const shown = theme.value === 'system' ? (systemDark.value ? 'dark' : 'light') : theme.value
	document.documentElement.dataset['theme'] = shown
})

export function setTheme(next: Theme): void {
	theme.value = next
	if (next === 'system') localStorage.removeItem(KEY)
	else localStorage.setItem(KEY, next)
}
