// The words of the client itself. Labels of entities and fields come from the server's meta. `t` is read like an
// object, typed by zh-CN.ts: a key that one language lacks does not compile.
import { ref, shallowRef } from 'vue'
import type { Words } from './zh-CN'

export type Locale = 'zh-CN' | 'en'

const KEY = 'trine.locale'
const loaders: Record<Locale, () => Promise<Words>> = {
	'zh-CN': async () => (await import('./zh-CN')).default,
	en: async () => (await import('./en')).default,
}

export const locale = ref<Locale>('zh-CN')
const words = shallowRef<Words | null>(null)

function remembered(): Locale | null {
	const kept = localStorage.getItem(KEY)
	return kept === 'zh-CN' || kept === 'en' ? kept : null
}

export async function setLocale(next: Locale, keep = true): Promise<void> {
	words.value = await loaders[next]()
	locale.value = next
	document.documentElement.lang = next
	if (keep) localStorage.setItem(KEY, next)
}

/** The remembered language; else Chinese, whatever the browser speaks: the trade's words are Chinese first. */
export function firstLocale(): Locale {
	return remembered() ?? 'zh-CN'
}

export const t = new Proxy({} as Words, {
	get: (_, key: string) => words.value?.[key as keyof Words],
})
