// node test/web/run.mjs --url URL --login L --password P [--only WORD] [--part N/OF] [--shots DIR] [--slow MS]
// The browser tests, against a server that runs with the demonstration company. Each case gets a browser and what it
// needs to log in; a role's log-in is named as the role (--password is theirs all).
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launch } from './browser.mjs'

const { values } = parseArgs({
	options: {
		url: { type: 'string', default: 'http://127.0.0.1:8080' },
		login: { type: 'string', default: 'manager' },
		password: { type: 'string', default: '' },
		only: { type: 'string', default: '' },
		part: { type: 'string', default: '1/1' }, // every OFth file, from the Nth on
		shots: { type: 'string', default: '' },
		slow: { type: 'string', default: '0' }, // milliseconds: a far server, to find what waits for the wrong thing
	},
})

const [part, parts] = values.part.split('/').map(Number)
const folder = new URL('./cases/', import.meta.url)
const names = readdirSync(folder).filter((f) => f.endsWith('.mjs')).sort()
	.filter((_, i) => i % parts === part - 1)
const tally = { passed: 0, failed: 0, skipped: 0 }
const browser = await launch({ slow: Number(values.slow) })

async function runOne(title, body) {
	const began = Date.now()
	const contexts = browser.contexts().length
	try {
		await body({ browser, ...values })
		tally.passed++
		process.stdout.write(`ok   ${title} (${Date.now() - began} ms)\n`)
	} catch (thrown) {
		if (thrown instanceof Error && thrown.name === 'Skip') {
			tally.skipped++
			process.stdout.write(`skip ${title}: ${thrown.message}\n`)
		} else {
			tally.failed++
			process.stdout.write(`FAIL ${title}\n${String(thrown?.stack ?? thrown).replace(/^/gm, '     ')}\n`)
		}
	} finally {
		await Promise.all(browser.contexts().slice(contexts).map((c) => c.close()))
	}
}

try {
	for (const name of names) {
		const { default: cases } = await import(new URL(name, folder))
		for (const [title, body] of Object.entries(cases)) {
			const whole = `${name.replace('.mjs', '')}: ${title}`
			if (whole.includes(values.only)) await runOne(whole, body)
		}
	}
} finally {
	await browser.close()
}
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`)
process.exitCode = tally.failed || !tally.passed ? 1 : 0
