// How much is left until the next limit of a case, and how it reads.
import { showMinutes } from '@/locale/format'
import type { Hand, Running } from '@/wire/dispatch'

export type Tone = 'good' | 'soon' | 'late' | ''

/** Minutes until it is due; below zero: over; null: a pause lasts, or it is done. */
export function left(hand: Hand, now: number): number | null {
	if (hand.at !== null || hand.due === null) return null
	return Math.floor((Date.parse(hand.due) - now) / 60_000)
}

export function toneOf(minutes: number | null, warn: number): Tone {
	if (minutes === null) return ''
	return minutes < 0 ? 'late' : minutes <= warn ? 'soon' : 'good'
}

export function span(minutes: number): string {
	return showMinutes(Math.abs(minutes))
}

/** Nobody has said yes yet. */
export function waits(c: Running): boolean {
	return c.stage === 'reported' || c.stage === 'dispatched'
}
