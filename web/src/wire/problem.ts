// What the server says when it refuses: application/problem+json, with every problem of every field.

export interface FieldError {
	field: string | null
	reason: string
	message: string
}

export interface ProblemBody {
	type?: string
	title?: string
	detail?: string
	status?: number
	errors?: FieldError[]
	current?: Record<string, unknown>
}

/** A refusal. status 0: the server could not be reached. */
export class Problem extends Error {
	readonly status: number
	readonly errors: FieldError[]
	readonly retryAfter: number | null
	/** What there is now, when someone was faster. */
	readonly current: Record<string, unknown> | null

	constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
		super(body.detail ?? body.title ?? '')
		this.name = 'Problem'
		this.status = status
		this.errors = body.errors ?? []
		this.retryAfter = retryAfter
		this.current = body.current ?? null
	}

	/** The message that stands at a field; lines are named `lines.2.quantity` or `lines`. */
	at(field: string): string | null {
		return this.errors.find((e) => e.field === field)?.message ?? null
	}
}

export function asProblem(thrown: unknown): Problem {
	if (thrown instanceof Problem) return thrown
	return new Problem(0, { detail: thrown instanceof Error ? thrown.message : String(thrown) })
}
