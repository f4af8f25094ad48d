// How values read: 24-hour times of Asia/Shanghai, grouped money with a 万元 switch, durations in the words of people.
import { ref } from 'vue'
import { locale, t } from '.'

export const ZONE = 'Asia/Shanghai'
const OFFSET = '+08:00' // Shanghai has kept one offset since 1991

export const inWan = ref(localStorage.getItem('trine.wan') === 'yes')

export function setWan(on: boolean): void {
	inWan.value = on
	localStorage.setItem('trine.wan', on ? 'yes' : 'no')
}

const clockParts = new Intl.DateTimeFormat('sv-SE', {
	timeZone: ZONE,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
})

/** 2026-11-23 09:30, in the zone of the installation. */
export function showInstant(v: unknown, seconds = false): string {
	const at = new Date(String(v))
	if (Number.isNaN(at.getTime())) return String(v ?? '')
	return clockParts.format(at).slice(0, seconds ? 19 : 16)
}

export function showDate(v: unknown): string {
	return String(v ?? '').slice(0, 10)
}

/** "2026-11-24 09:30" as it was typed here, for the wire; what is no moment goes as it is, to be refused at its field. */
export function inputToInstant(v: string): string | null {
	if (!v) return null
	return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(v) ? `${v.replace(' ', 'T')}:00${OFFSET}` : v
}

export function todayHere(): string {
	return clockParts.format(new Date()).slice(0, 10)
}

function weekday(day: string): string {
	const at = new Date(`${day}T00:00:00Z`)
	return new Intl.DateTimeFormat(locale.value, { weekday: 'short', timeZone: 'UTC' }).format(at)
}

export function showDay(v: string): string {
	return `${v} ${weekday(v)}`
}

function group(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

export function showNumber(v: unknown): string {
	const text = String(v ?? '')
	const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? []
	return whole ? `${sign}${group(whole)}${rest}` : text
}

/** "98500.00" as 98,500.00 or 9.85 万元; the digits are moved, never computed. */
export function showMoney(v: unknown, wan = inWan.value): string {
	const text = String(v ?? '')
	if (!wan) return showNumber(text)
	const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
	const padded = whole.padStart(5, '0')
	const fraction = `${padded.slice(-4)}${rest}`.replace(/0+$/, '')
	return `${sign}${group(padded.slice(0, -4))}${fraction ? `.${fraction}` : ''} ${t.money.wan}`
}

/** What a person types for money: blanks and commas dropped, 万 carried out. null: not an amount. */
export function moneyFromInput(text: string): string | null {
	const plain = text.replace(/[\s,，¥￥元]/g, '')
	const [, sign = '', whole, rest = '', wan] = /^(-?)(\d+)(?:\.(\d*))?(万)?$/.exec(plain) ?? []
	if (whole === undefined) return null
	if (!wan) return rest ? `${sign}${whole}.${rest}` : `${sign}${whole}`
	const moved = rest.padEnd(4, '0')
	const cents = moved.slice(4)
	return `${sign}${BigInt(whole + moved.slice(0, 4))}${cents ? `.${cents}` : ''}`
}

export function showMinutes(v: unknown): string {
	const all = Number(v)
	if (!Number.isFinite(all)) return String(v ?? '')
	const minutes = Math.abs(all)
	const parts: string[] = []
	const days = Math.floor(minutes / 1440)
	const hours = Math.floor((minutes % 1440) / 60)
	if (days) parts.push(t.time.days(days))
	if (hours) parts.push(t.time.hours(hours))
	if (minutes % 60 || parts.length === 0) parts.push(t.time.minutes(minutes % 60))
	return `${all < 0 ? '−' : ''}${parts.join(' ')}`
}

export function showSize(bytes: number): string {
	if (bytes < 1024) return `${bytes} B`
	if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
	return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
