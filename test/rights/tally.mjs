// Counts what held and what did not, and says the latter.
import { isDeepStrictEqual } from 'node:util'

const shownMost = 40

export class Tally {
	passed = 0
	failed = 0

	check(held, said) {
		if (held)
			this.passed++
		else if (++this.failed <= shownMost)
			console.log(`  ✗ ${typeof said === 'function' ? said() : said}`)
		return held
	}

	same(is, wanted, said) {
		return this.check(isDeepStrictEqual(is, wanted), () => `${said}: ${JSON.stringify(is)?.slice(0, 600)}, not ${JSON.stringify(wanted)?.slice(0, 600)}`)
	}

	empty(list, said) {
		return this.check(list.length === 0, () => `${said}:\n      ${list.slice(0, 8).join('\n      ')}`)
	}
}
