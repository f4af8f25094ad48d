// A new entity costs one declaration and one migration: a copy of the house gets the one of test/newcomer, is built as it
// is, and a transcript finds REST, numbers, lists, search, steps, history, rights, export and OpenAPI.
//
//   node test/harness/newcomer.mjs
import { spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from './server.mjs'

const copy = join(root, 'build/newcomer')
const given = name => join(root, 'test/newcomer', name)

/** The words of both languages, each behind the last of its section. */
function addWords() {
	const words = JSON.parse(readFileSync(given('words.json')))
	for (const [i, tag] of ['zh-CN', 'en'].entries()) {
		const file = join(copy, `locale/${tag}.json`)
		const locale = JSON.parse(readFileSync(file))
		for (const [section, pairs] of Object.entries(words))
			for (const [key, both] of Object.entries(pairs))
				locale[section][key] = both[i]
		writeFileSync(file, JSON.stringify(locale))
	}
}

function settle() {
	rmSync(copy, { recursive: true, force: true })
	mkdirSync(join(copy, 'build'), { recursive: true })
	for (const part of ['src', 'db', 'locale', 'templates', 'demo', 'build-aux', 'build.mk'])
		cpSync(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true })
	mkdirSync(join(copy, 'web/dist'), { recursive: true })
	mkdirSync(join(copy, 'test/harness'), { recursive: true })
	copyFileSync(join(root, 'test/harness/clock.c'), join(copy, 'test/harness/clock.c'))
	// What knows nothing of entities is not compiled again.
	cpSync(join(root, 'build/check/obj'), join(copy, 'build/check/obj'), { recursive: true, preserveTimestamps: true })
	cpSync(join(root, 'build/check/flags'), join(copy, 'build/check/flags'), { preserveTimestamps: true })
	symlinkSync(join(root, 'build/third_party'), join(copy, 'build/third_party'))
	copyFileSync(given('loan_note.def'), join(copy, 'src/entity/service/loan_note.def'))
	copyFileSync(given('loan_note.sql'), join(copy, 'db/migrations/9999_loan_note.sql'))
	appendFileSync(join(copy, 'src/entity/all.inc'),
		'\n#define ENTITY     loan_note\n#define ENTITY_DEF "entity/service/loan_note.def"\n#include EXPAND\n')
	addWords()
}

function run(command, args, options = {}) {
	const { status } = spawnSync(command, args, { stdio: 'inherit', ...options })
	if (status !== 0) {
		console.log('0 passed, 1 failed')
		process.exit(1)
	}
}

settle()
run('make', ['--no-print-directory', `-j${availableParallelism()}`, '-f', 'build.mk', 'MODE=check', 'program'], { cwd: copy })
run(process.execPath, [join(root, 'test/harness/transcript.mjs'), given('loan_note.http')],
	{ cwd: root, env: { ...process.env, TRINE_PROGRAM: join(copy, 'build/check/trine') } })
rmSync(copy, { recursive: true, force: true })
console.log('1 passed, 0 failed')
