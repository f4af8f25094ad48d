// Feeds the fuzz targets of this folder: what hostile.mjs makes, the examples of the rules and a few plain files, as they are
// and bent.  An input that ends the program is kept in build/fuzz-found.
//
//   node test/fuzz/run.mjs [--inputs N] [--seed S] [TARGET…]     build/check/fuzzer, by its own driver
//   node test/fuzz/run.mjs --seconds N [TARGET…]                 build/fuzz/fuzzer, by libFuzzer, so long each
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratch } from '../harness/scratch.mjs'
import { root } from '../harness/server.mjs'

const { values, positionals } = parseArgs({ allowPositionals: true, options: {
	inputs: { type: 'string', default: '3000' },
	seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
	seconds: { type: 'string' },
} })
const LARGEST = 300000
const found = join(root, 'build/fuzz-found')
const place = mkdtempSync(join(scratch, 'trine-fuzz-'))

// --- what each begins with ---

const DOCUMENT_KINDS = { docx: 0, docm: 0, doc: 1, wps: 1, html: 2, txt: 3, pdf: 4 }
const bench = readFileSync(join(root, 'src/cmd/rule_bench.c'), 'utf8')
const ruleNames = [...bench.matchAll(/^\t\{ "(\w+)", rule_/gm)].map(m => m[1])
const prefixed = (kind, bytes) => Buffer.concat([Buffer.from([kind]), Buffer.from(bytes)])
const read = path => readFileSync(join(root, path))

function hostile() {
	const folder = join(place, 'hostile')
	const { status, stderr } = spawnSync(process.execPath, [join(root, 'test/reader/hostile.mjs'), '--keep', folder], { encoding: 'utf8' })
	if (status !== 0)
		throw new Error(`hostile.mjs: ${stderr}`)
	return readdirSync(folder).map(name => ({ ending: name.split('.').at(-1), bytes: readFileSync(join(folder, name)) }))
		.filter(f => f.bytes.length > 0 && f.bytes.length < LARGEST)
}

const sheet = '名称,数量,单价\r\n"交换机, 24口",2,"1,980.50"\r\n\'=1+1,3,4\r\n'
const words = '<w:p><w:r><w:t>{{project}}{{#lines}}{{price}}{{/li</w:t></w:r><w:r><w:t>nes}}{{^lines}}无{{/lines}}</w:t></w:r></w:p>'
// Each lost memory when the rule ended early.
const onceFound = [['survey_coverage', { items: [], answered: 1 }],
	['revisit_every_20_days', { acceptance: '2026-05-20', until: '2126-05-20', every_days: 1 }]]
const seeds = {
	reader_bytes: files => files.filter(f => f.ending in DOCUMENT_KINDS).map(f => prefixed(DOCUMENT_KINDS[f.ending], f.bytes)),
	reader_text: files => [...files.filter(f => f.ending === 'txt').map(f => f.bytes), read('demo/tender/huangtai_park.txt'),
		read('demo/tender/liquan_hospital.txt')],
	import_bytes: files => [prefixed(0, sheet), prefixed(0, read('demo/people.csv')), prefixed(2, read('demo/signature_customer.png')),
		prefixed(3, words), prefixed(4, '{{project}}\n{{#lines}}\n{{price=0,2}} {{%project 4x5}} {{! x}}\n{{/lines}}'),
		...files.filter(f => f.ending === 'docx').map(f => prefixed(1, f.bytes))],
	rule_line: () => [...onceFound, ...Object.entries(JSON.parse(read('test/vectors/rules.json'))).flatMap(([rule, examples]) =>
		examples.slice(0, 6).map(e => [rule, e.given]))].filter(([rule]) => ruleNames.includes(rule))
		.map(([rule, given]) => prefixed(ruleNames.indexOf(rule), JSON.stringify(given))),
}

// --- feeding ---

function corpus(target, files) {
	const folder = join(place, target)
	mkdirSync(folder)
	return seeds[target](files).map((bytes, i) => {
		const path = join(folder, String(i))
		writeFileSync(path, bytes)
		return path
	})
}

function feed(target, paths) {
	const kept = join(found, target)
	const [program, args] = values.seconds === undefined
		? ['check', ['--inputs', values.inputs, '--seed', values.seed, '--last', kept, ...paths]]
		: ['fuzz', [`-max_total_time=${values.seconds}`, '-timeout=60', '-rss_limit_mb=3000', '-max_len=65536', `-artifact_prefix=${kept}-`,
			'-print_final_stats=1', join(place, target)]]
	return spawnSync(join(root, 'build', program, 'fuzzer', target), args, { encoding: 'utf8', maxBuffer: 1 << 28 })
}

mkdirSync(found, { recursive: true })
let passed = 0, failed = 0
try {
	const files = hostile()
	for (const target of positionals.length > 0 ? positionals : Object.keys(seeds)) {
		const paths = corpus(target, files)
		const { status, signal, stderr } = feed(target, paths)
		const ran = values.seconds === undefined ? `${paths.length} seeds and ${values.inputs} bent ones, seed ${values.seed}`
			: `${/stat::number_of_executed_units: +(\d+)/.exec(stderr)?.[1]} inputs`
		const sound = status === 0 && paths.length > 0
		passed += sound ? 1 : 0
		failed += sound ? 0 : 1
		console.log(`${sound ? 'ok  ' : 'FAIL'} ${target}: ${ran}`)
		if (!sound)
			console.log(`exit ${status ?? signal}, the input is in build/fuzz-found\n${stderr.slice(-4000)}`)
	}
} finally {
	rmSync(place, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
