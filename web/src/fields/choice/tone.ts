// Colour only for state: which words are good news, which want somebody now, which are too late.

export type Tone = 'good' | 'soon' | 'late' | 'accent' | ''

const TONES: Record<Exclude<Tone, ''>, string> = {
	good: 'won proven done closed confirmed signed accepted active met passed complete completed published ok normal approved restored available met delivered paid ready carried_out finished',
	soon: 'soon due waiting paused open overdue_soon pending invited draft reopened waiting_customer waiting_site_access partial negotiation expiring',
	late: 'late lost rejected refused failed abnormal missed blocked overdue void invalid breached design_defect cancelled_late',
	accent: 'current running dispatched acknowledged on_site bidding contracted submitted answered in_progress sent visited technical_exchange',
}

const byWord = new Map<string, Tone>()
for (const [tone, words] of Object.entries(TONES)) for (const word of words.split(' ')) byWord.set(word, tone as Tone)

export function toneOf(word: unknown): Tone {
	return byWord.get(String(word)) ?? ''
}
