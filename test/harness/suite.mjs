// The whole test suite: what builds one after another, what uses it beside each other; counts and times, one closing line.
//
//   node test/harness/suite.mjs [test|check|campaign] [GROUP…]
//
// A group passes only if its command ends with 0 and something ran.  One whose inputs are not in the tree yet, or that
// the machine does not allow, is skipped in sight; an essential one then fails.  What a group printed is in build/log/GROUP.log.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { counts, failuresOf } from './outcome.mjs'
import { root } from './server.mjs'

const node = process.execPath
const make = ['make', '--no-print-directory', `-j${availableParallelism()}`, '-f', 'build.mk']
const files = (folder, end) => {
	try {
		return readdirSync(join(root, folder), { recursive: true }).filter(f => f.endsWith(end)).sort().map(f => join(folder, f))
	} catch {
		return []
	}
}
// Two more than cores, since each waits half its time; many more would only fight over the servers' deadlines.
const lanesBeside = Math.min(4, availableParallelism() + 2)
const transcripts = () => files('test/api', '.http')
const tell = (...options) => () => [node, 'test/harness/transcript.mjs', ...options, '--verbose', ...transcripts()]
// With the program as it is released: what it does with the sanitizers is told by the groups beside it.
const released = (...command) => ['env', `TRINE_PROGRAM=${join(root, 'build/release/trine')}`, node, ...command]
// A script of web/package.json, run by the Node that runs us.
const script = name => {
	const { scripts } = JSON.parse(readFileSync(join(root, 'web/package.json')))
	return ['sh', '-c', `cd web && PATH=node_modules/.bin:${dirname(node)}:$PATH && ${scripts[name]}`]
}

// name, in which lanes it runs, the command, and optionally: what it reads (skipped where there is none; essential
// groups fail then), how long it may take, whether others may run beside it.
const groups = [
	{ name: 'layers', lanes: 'test check', command: ['build-aux/check-layers'] },
	{ name: 'names', lanes: 'test check', command: ['build-aux/lint', 'names'] },
	{ name: 'shell', lanes: 'test check', command: ['build-aux/lint', 'shell'] },
	{ name: 'coverage', lanes: 'test check', command: [node, 'build-aux/check-coverage'] },
	// First, since it makes the web client, which travels in every build.
	{ name: 'release', lanes: 'test check', command: ['make', '--no-print-directory', 'build'], stop: true, minutes: 20 },
	{ name: 'build', lanes: 'test check campaign', command: [...make, 'MODE=check', 'program'], stop: true, minutes: 20 },
	{ name: 'floor', lanes: 'test check', command: ['make', '--no-print-directory', 'bench-check'] },
	{ name: 'hardening', lanes: 'test check', command: ['build-aux/check-hardening', 'build/release/trine'] },
	{ name: 'types', lanes: 'test check', command: ['build-aux/check-types'], inputs: () => files('web/src/generated', '.ts') },
	{ name: 'runners', lanes: 'test campaign', command: [...make, 'MODE=check', 'runners'], stop: true, minutes: 20 },
	{ name: 'cppcheck', lanes: 'test', command: ['build-aux/lint', 'cppcheck'] },
	{ name: 'cppcheck-whole', lanes: 'check campaign', command: ['build-aux/lint', 'cppcheck-whole'] },
	// From here on beside each other, the longest first.
	...[1, 2].map(part => ({ name: `browser-${part}`, lanes: 'test', beside: true, minutes: 30, essential: true,
		command: released('test/harness/browser.mjs', '--part', `${part}/2`), inputs: () => files('test/web/cases', '.mjs') })),
	{ name: 'rights-postgres', lanes: 'test', beside: true, command: released('test/rights/run.mjs', '--engine', 'postgres'),
		essential: true, minutes: 20, inputs: () => files('test/rights', '.mjs') },
	{ name: 'unit', lanes: 'test', beside: true, command: [node, 'test/harness/unit.mjs'], minutes: 15,
		inputs: () => files('test', '_test.c'), essential: true },
	{ name: 'rights', lanes: 'test', beside: true, command: [node, 'test/rights/run.mjs'], essential: true, minutes: 15,
		inputs: () => files('test/rights', '.mjs') },
	// Sorted as Chinese readers do; all other groups on PostgreSQL have its own order.
	{ name: 'api-postgres', lanes: 'test', beside: true, command: tell('--engine', 'postgres', '--collation', 'pinyin'),
		inputs: transcripts, essential: true },
	{ name: 'tidy', lanes: 'test check', beside: true, command: ['build-aux/lint', 'tidy'], minutes: 15 },
	{ name: 'newcomer', lanes: 'test', beside: true, command: [node, 'test/harness/newcomer.mjs'], essential: true, minutes: 15,
		inputs: () => files('test/newcomer', '.def') },
	{ name: 'api-sqlite', lanes: 'test', beside: true, command: tell('--engine', 'sqlite'), inputs: transcripts, essential: true },
	{ name: 'fault', lanes: 'test', beside: true, command: [node, 'test/fault/kill.mjs', '--rounds', '20'], essential: true,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'fault-postgres', lanes: 'test', beside: true, essential: true, inputs: () => files('test/fault', '.mjs'),
		command: [node, 'test/fault/kill.mjs', '--rounds', '5', '--engine', 'postgres'] },
	{ name: 'power', lanes: 'test', beside: true, command: [node, 'test/fault/power.mjs'], inputs: () => files('test/fault', '.mjs') },
	{ name: 'memory', lanes: 'test', beside: true, command: [node, 'test/fault/memory.mjs', '--points', '12'], essential: true,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'disk', lanes: 'test', beside: true, command: [node, 'test/fault/disk.mjs', '--points', '8'], essential: true,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'client', lanes: 'test check', beside: true, command: () => script('check'), inputs: () => files('web/src', '.ts') },
	{ name: 'harness', lanes: 'test', beside: true, essential: true,
		inputs: () => files('test/harness', '_test.mjs'),
		command: () => [node, '--test', '--test-reporter=tap', ...files('test/harness', '_test.mjs')] },
	{ name: 'format', lanes: 'test check', beside: true, command: ['build-aux/lint', 'format'] },
	{ name: 'operations-pg', lanes: 'test', beside: true, command: [node, 'test/cmd/operations.mjs', '--engine', 'postgres'] },
	{ name: 'operations', lanes: 'test', beside: true, command: [node, 'test/cmd/operations.mjs'] },
	{ name: 'hostile', lanes: 'test', beside: true, command: [node, 'test/reader/hostile.mjs'] },
	{ name: 'fuzzers', lanes: 'test', command: [...make, 'MODE=check', 'fuzzers'], inputs: () => files('test/fuzz', '.c') },
	{ name: 'fuzz', lanes: 'test', beside: true, command: [node, 'test/fuzz/run.mjs'], inputs: () => files('test/fuzz', '.c') },
	{ name: 'books', lanes: 'test', beside: true, command: [node, 'test/office/books.mjs'] },
	{ name: 'notices', lanes: 'test', beside: true, command: [node, 'test/cmd/notices.mjs'] },
	{ name: 'import-many', lanes: 'test', beside: true, command: [node, 'test/cmd/import_many.mjs'] },
	{ name: 'ending', lanes: 'test', beside: true, command: [node, 'test/cmd/ending.mjs'] },
	{ name: 'digests', lanes: 'test', beside: true, command: [node, 'test/cmd/digests.mjs'] },
	{ name: 'rights-full', lanes: 'campaign', command: [node, 'test/rights/run.mjs', '--full'], minutes: 20,
		inputs: () => files('test/rights', '.mjs') },
	{ name: 'import-full', lanes: 'campaign', command: [node, 'test/cmd/import_many.mjs', '--rows', '100000'], minutes: 30 },
	{ name: 'unit-full', lanes: 'campaign', command: ['env', 'TRINE_TEST_FULL=1', node, 'test/harness/unit.mjs', 'backup', 'lists'],
		minutes: 30, inputs: () => files('test', '_test.c') },
	{ name: 'fuzzers-clang', lanes: 'campaign', command: [...make, 'MODE=fuzz', 'fuzzers'], stop: true, minutes: 20 },
	{ name: 'fuzz-long', lanes: 'campaign', command: [node, 'test/fuzz/run.mjs', '--seconds', '300'], minutes: 30 },
	{ name: 'memory-full', lanes: 'campaign', command: [node, 'test/fault/memory.mjs', '--full'], minutes: 60,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'disk-full', lanes: 'campaign', command: [node, 'test/fault/disk.mjs', '--full'], minutes: 30,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'power-long', lanes: 'campaign', command: [node, 'test/fault/power.mjs', '--rounds', '200'], minutes: 30,
		inputs: () => files('test/fault', '.mjs') },
	{ name: 'fault-long', lanes: 'campaign', command: [node, 'test/fault/kill.mjs', '--rounds', '200'], minutes: 50,
		inputs: () => files('test/fault', '.mjs') },
]

// The command, then the processor time of all it started: what runs beside it does not change that.
const timed = '"$0" "$@" & trap "kill $!" TERM; wait $!; s=$?; times; exit $s'
const processorTime = text => [...text.trimEnd().split('\n').at(-1).matchAll(/(\d+)m([\d.]+)s/g)]
	.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)

function run(group) {
	const log = join(root, 'build/log', `${group.name}.log`)
	const out = openSync(log, 'w')
	const command = typeof group.command === 'function' ? group.command() : group.command
	return new Promise(resolve => {
		const child = spawn('sh', ['-c', timed, ...command], { cwd: root, stdio: ['ignore', out, out] })
		const late = setTimeout(() => child.kill('SIGTERM'), (group.minutes ?? 10) * 60000)
		const end = status => {
			clearTimeout(late)
			closeSync(out)
			resolve({ status, text: readFileSync(log, 'utf8') })
		}
		child.on('error', e => end(e.message))
		child.on('exit', (code, signal) => end(code ?? signal))
	})
}

async function judge(group) {
	if (group.inputs !== undefined && group.inputs().length === 0)
		return group.essential ? { word: 'FAIL', passed: 0, failed: 1, skipped: 0, text: 'nothing to run\n' }
			: { word: 'skip', passed: 0, failed: 0, skipped: 1, text: '' }
	const { status, text } = await run(group)
	const count = { ...counts(text, status), cpu: processorTime(text) }
	if ((status !== 0 || count.passed + count.skipped === 0) && count.failed === 0)
		count.failed = 1
	return { ...count, word: count.failed > 0 ? 'FAIL' : count.passed === 0 ? 'skip' : 'ok', text: `${text}\nexit ${status}\n` }
}

const [lane = 'test', ...only] = process.argv.slice(2)
const chosen = groups.filter(g => only.length > 0 ? only.includes(g.name) : g.lanes.split(' ').includes(lane))
const total = { passed: 0, failed: 0, skipped: 0 }
const failed = []
const start = performance.now()
mkdirSync(join(root, 'build/log'), { recursive: true })

// Runs a group and says how it went; false: nothing after it makes sense.
async function tellOf(group) {
	const began = performance.now()
	const result = await judge(group)
	const seconds = ((performance.now() - began) / 1000).toFixed(1)
	const line = [group.name.padEnd(15), result.word.padEnd(4), ...['passed', 'failed', 'skipped'].map(w =>
		`${String(result[w]).padStart(6)} ${w}`), `${seconds.padStart(8)} s`, `${(result.cpu ?? 0).toFixed(0).padStart(6)} s cpu`].join(' ')
	console.log(line)
	for (const word of ['passed', 'failed', 'skipped'])
		total[word] += result[word]
	if (result.word === 'FAIL') {
		failed.push('', line, ...failuresOf(result.text).map(l => `  ${l}`))
		console.log(result.text.split('\n').slice(-120).map(l => `    ${l}`).join('\n'))
	}
	return result.word !== 'FAIL' || !group.stop
}

// Those that use what is built run beside each other, the longest first: one alone leaves half the machine idle.
async function inLanes(waiting) {
	const lane = async () => {
		for (let group = waiting.shift(); group !== undefined; group = waiting.shift())
			await tellOf(group)
	}
	await Promise.all(Array.from({ length: lanesBeside }, lane))
}

async function runAll() {
	for (const group of chosen.filter(g => !g.beside))
		if (!await tellOf(group))
			return
	await inLanes(chosen.filter(g => g.beside))
}

await runAll()
// Once more at the end: whoever sees only the last lines of a run must see what failed.
if (failed.length > 0)
	console.log(failed.join('\n'))
console.log(`\n${((performance.now() - start) / 60000).toFixed(1)} minutes`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
