// A paper that the customer signs on its own telephone.
import { call, get, newKey, post } from './client'

export interface SignLink {
	url: string
	/** Rows of 0 and 1. */
	qr: string
	expires_at: string
	content_hash: string
}

interface Line {
	label: string
	value: string
}

export interface SignPaper {
	company: string
	paper: string
	number: string
	title: string
	engineer: string | null
	expires_at: string
	content_hash: string
	satisfaction: number | null
	opinion: string | null
	fields: (Line | { label: string; rows: Line[][] })[]
}

export interface Signed {
	number: string
	signed_at: string
	content_hash: string
	signature_hash: string
	expires_at: string
}

export type SignedPaper = 'work_order' | 'revisit_record'

export const makeSignLink = (name: SignedPaper, id: string, ours: string | null): Promise<SignLink> => post(`${name}/${id}/sign_link`, ours ? { engineer_signature: ours } : {})
export const signPaper = (token: string): Promise<SignPaper> => get(`sign/${token}`)

export async function signByLink(token: string, body: object, key: string = newKey()): Promise<Signed> {
	return (await call<Signed>('POST', `sign/${token}`, { body, key })).body
}
