// The store's page: parts that need a hand, and who waits for what.
import { get } from './client'
import type { Of } from './record'

export interface NeededPart {
	part: Of<'spare_part'>
	free: string
	minimum: string
	short: string
	installed: number
	supply_until: string | null
	last_buy: 'near' | 'missed' | null
	why: string
}

export interface WaitingRequest {
	request: Of<'part_request'>
	why: string
}

export interface Spares {
	today: string
	parts: NeededPart[]
	requests: WaitingRequest[]
}

export const spares = (): Promise<Spares> => get<Spares>('spares')
