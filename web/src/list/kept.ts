// The last pages seen, so that going back shows them at once while they are asked for anew.
import type { Page } from '@/wire/record'

const MOST = 30
const pages = new Map<string, Page>()

export const keptPages = {
	get: (key: string): Page | undefined => pages.get(key),
	set(key: string, page: Page): void {
		pages.delete(key)
		pages.set(key, page)
		const oldest = pages.keys().next().value
		if (pages.size > MOST && oldest !== undefined) pages.delete(oldest)
	},
	forget: (): void => pages.clear(),
}
