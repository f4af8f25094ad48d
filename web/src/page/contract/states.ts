// The states of a dated promise: their colour and their order of urgency.
import type { Commitment, Ledger, Obligation, ProofState } from '@/wire/usecase'

export const TONE: Record<ProofState, 'good' | 'soon' | 'late' | ''> = { late: 'late', due: 'soon', planned: '', proven: 'good', waived: '' }

export interface Entry {
	obligation: Obligation
	commitment: Commitment
}

export function entriesOf(ledger: Ledger): Entry[] {
	return ledger.commitments.flatMap((commitment) => commitment.obligations.map((obligation) => ({ obligation, commitment })))
}

/** By date, what has none at the end. */
export function byDate(a: Entry, b: Entry): number {
	return (a.obligation.due_on ?? '9999').localeCompare(b.obligation.due_on ?? '9999')
}

export function countOf(of: Commitment): Record<ProofState, number> {
	const n: Record<ProofState, number> = { late: 0, due: 0, planned: 0, proven: 0, waived: 0 }
	for (const o of of.obligations) n[o.state]++
	return n
}
