// A pasted conversation: what the server reads out of it, and the case it becomes.
import { post } from './client'
import type { Caller } from './dispatch'
import type { Draft } from './record'
import type { Named } from './usecase'

export type Side = 'theirs' | 'ours'

interface Known {
	name: string
	position: string | null
	customer: Named | null
}

export interface Speaker {
	name: string | null
	messages: number
	side: Side | null
	why: string | null
	person: Known | null
	maybe: Known | null
}

export interface Message {
	speaker: string | null
	at: string | null
	dating: 'undated' | 'stated' | 'counted' | 'unclear'
	text: string
	pictures: number
	others: number
}

export interface Report {
	message: number | null
	message_why: string | null
	reported_at: string | null
	title: string | null
	text: string | null
	kind: 'fault' | 'question' | 'request' | 'complaint' | null
	kind_why: string | null
	impact: number | null
	urgency: number | null
	urgency_why: string | null
	caller: string | null
	caller_phone: string | null
	caller_phone_why: string | null
	phones: string[]
	pictures: number
	others: number
}

/** What is null is open. */
export interface Proposal {
	pasted_at: string
	title: string | null
	channel: 'wechat' | 'dingtalk' | 'feishu' | null
	left_out: boolean
	already: { id: string; number: string } | null
	messages: Message[]
	speakers: Speaker[]
	report: Report
	place: { customer: string | null; customer_why: string | null; site: string | null; site_why: string | null; equipment: string | null; equipment_why: string | null }
	customers: Caller['customers']
}

/** What a person said of it. */
export interface Said {
	speakers: Record<string, Side>
	message: number | null
	customer: string | null
}

export const readChat = (text: string, said: Said): Promise<Proposal> => post('service_case/read_chat', { text, ...said })

interface Taking {
	text: string
	pasted_at: string
	speakers: Record<string, Side>
	message: number | null
	reason?: string
	again?: boolean
	case?: Draft<'service_case'>
	append_to?: string
}

export const takeChat = (what: Taking): Promise<{ case: string; number: string }> => post('service_case/take_chat', what)
