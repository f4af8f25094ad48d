// What a step may lack that is no field of its record, and where it is added: a held talk, a risk answered, a question asked.
import { entity, field, label, may } from '@/wire/meta'

interface Way {
	to: (id: string) => string
	/** What one must be able to do there for the way to be of use. */
	needs: [entity: string, right: 'read' | 'create']
}

const WAYS: Partial<Record<string, Partial<Record<string, Way>>>> = {
	opportunity: {
		engagement_count: { to: (id) => `/engagement/quick?opportunity=${id}`, needs: ['engagement', 'create'] },
		risk: { to: (id) => `/opportunity/${id}/risks`, needs: ['risk', 'read'] },
		stage_plan: { to: (id) => `/opportunity/${id}/plan`, needs: ['stage_plan', 'read'] },
		discovery_answer: { to: (id) => `/opportunity/${id}/discovery`, needs: ['discovery_answer', 'read'] },
	},
}

export function wayElsewhere(name: string, lacking: string | null, id: string): string | null {
	const way = WAYS[name]?.[lacking ?? '']
	return way && may(...way.needs) ? way.to(id) : null
}

/** What is lacking, in a word: a field of the record, or a kind of record beside it. */
export function lackingName(name: string, lacking: string | null): string {
	return label(field(entity(name), lacking ?? '') ?? entity(lacking))
}
