// The catalogue over the wire.
import { get } from '@/wire/client'
import type { Row } from '@/wire/record'

export interface CatalogItem {
	item: Row
	in_focus: boolean
}

export interface CatalogView {
	focus: Row[]
	bundles: Row[]
	items: CatalogItem[]
	more: boolean
}

export const catalog = (q: string, signal?: AbortSignal): Promise<CatalogView> =>
	get(`catalog${q ? `?q=${encodeURIComponent(q)}` : ''}`, signal)
