// What a group of the suite printed, read: how much of it ran, and what in it failed.

// The counts: a plain closing line, node's, or else the command itself as one check.
export function counts(text, status) {
	const plain = [...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1)
	if (plain !== undefined)
		return { passed: Number(plain[1]), failed: Number(plain[2]), skipped: Number(plain[3] ?? 0) }
	const tap = word => Number([...text.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0)
	if (/^# tests \d+$/m.test(text))
		return { passed: tap('pass'), failed: tap('fail') + tap('cancelled'), skipped: tap('skipped') + tap('todo') }
	return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

// How the groups' runners, cmocka and node's TAP mark a failure.
const mark = /^\s*(FAIL\b|✗|not ok\b|\[  FAILED  \]|\[   LINE   \]|\S+:\d+(:\d+)?: (error|warning):)/

/** The lines that name what failed, each with the line after it, which says why; at most `most` of them; where none is
 * marked, the last lines. */
export function failuresOf(text, most = 4, width = 180) {
	const lines = text.split('\n').filter(line => line.trim() !== '')
	const reason = next => next === undefined || mark.test(next) ? [] : [next.trim()]
	const marked = lines.flatMap((line, i) => mark.test(line) ? [[line.trim(), ...reason(lines[i + 1])].join(' | ')] : [])
	const named = marked.length > 0 ? marked.slice(0, most) : lines.slice(-most).map(line => line.trim())
	const left = marked.length - most
	return [...named.map(line => line.slice(0, width)), ...left > 0 ? [`and ${left} more`] : []]
}
