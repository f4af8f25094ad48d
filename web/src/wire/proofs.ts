// What of our past work shows that we have done what is asked, as the server judges it.
import { get } from './client'
import type { Named } from './usecase'

export const COVERS = ['gap', 'partly', 'covered'] as const
export type Cover = (typeof COVERS)[number]
export const PROOF_KINDS = ['case_study', 'contract', 'certificate', 'advantage_point'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]
export type MatchVerdict = 'covers' | 'partly' | 'unrelated'

export interface Said {
	id: string
	version: number
	verdict: MatchVerdict
	by: Named | null
	at: string
	note: string | null
}

export interface Proof {
	kind: ProofKind
	id: string
	title: string
	like: number
	cover: Cover
	/** What keeps it from being shown today. */
	problem: string | null
	why: string
	said: Said | null
}

export interface Asked {
	of: 'requirement' | 'clause'
	id: string
	title: string
	text: string | null
	priority: string | null
	mark: string | null
	cover: Cover
	why: string
	proofs: Proof[]
}

export interface Proofs {
	opportunity: { id: string; title: string; customer: string }
	bars: { covered: number; partly: number }
	counts: Record<Cover | 'must_gap', number>
	rows: Asked[]
}

export const proofs = (opportunity: string): Promise<Proofs> => get(`opportunity/${opportunity}/proofs`)
