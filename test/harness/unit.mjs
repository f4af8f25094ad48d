// Runs the cmocka runners, one for each test/**/*_test.c, two at a time, beside a PostgreSQL of their own
// (TRINE_TEST_POSTGRES: a URL whose user may create databases), and adds up their closing lines.
//
//   node test/harness/unit.mjs [WORD…]      only runners whose path contains one of the words
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.mjs'
import { scratch } from './scratch.mjs'
import { root } from './server.mjs'

const seconds = 900
const words = process.argv.slice(2)

const sources = readdirSync(join(root, 'test'), { recursive: true }).filter(f => f.endsWith('_test.c')).sort()
	.filter(f => words.length === 0 || words.some(w => f.includes(w)))

function run(runner, env) {
	return new Promise(resolve => {
		const child = spawn(runner, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
		let out = ''
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', text => { out += text })
		const late = setTimeout(() => { out += `no end within ${seconds} s\n`; child.kill('SIGKILL') }, seconds * 1000)
		child.on('error', e => { out += `${e.message}\n` })
		child.on('close', (code, signal) => { clearTimeout(late); resolve({ status: code ?? signal, out }) })
	})
}

// What cmocka said: its counts over all groups of the runner.
function counts(out) {
	const sum = pattern => [...out.matchAll(pattern)].reduce((n, m) => n + Number(m[1]), 0)
	return {
		ran: sum(/^\[==========\] (\d+) test\(s\) run/gm),
		passed: sum(/^\[ {2}PASSED {2}\] (\d+) test\(s\)\./gm),
		skipped: sum(/^\[ {2}SKIPPED \] (\d+) test\(s\)/gm),
	}
}

const postgres = await startPostgres()
const patterns = mkdtempSync(join(scratch, 'trine-patterns-'))
const env = { ...process.env, TRINE_TEST_POSTGRES: postgres.url('postgres'), TRINE_TEST_PATTERNS: patterns, TMPDIR: scratch }
const total = { passed: 0, failed: 0, skipped: 0 }
const waiting = [...sources]

async function worker() {
	for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
		const began = performance.now()
		const { status, out } = await run(join(root, 'build/check/test', source.replace(/\.c$/, '')), env)
		const { ran, passed, skipped } = counts(out)
		const failed = Math.max(ran - passed - skipped, 0)
		const sound = status === 0 && ran > 0 && failed === 0
		total.passed += passed
		total.skipped += skipped
		total.failed += sound ? 0 : Math.max(failed, 1)
		const took = ((performance.now() - began) / 1000).toFixed(1)
		console.log(`${sound ? 'ok  ' : 'FAIL'} ${source}: ${passed} of ${ran}${skipped > 0 ? `, ${skipped} skipped` : ''}, ${took} s`)
		if (!sound)
			console.log(`exit ${status}\n${out.split('\n').filter(l => !/^\[( RUN {6}| {7}OK) \]/.test(l)).join('\n').slice(-6000)}`)
	}
}
await Promise.all(Array.from({ length: availableParallelism() }, worker))
await postgres.stop()
rmSync(patterns, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
