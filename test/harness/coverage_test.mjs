// The control of build-aux/check-coverage: each kind of hole, made alone in a small table, must be found.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const check = new URL('../../build-aux/check-coverage', import.meta.url).pathname
const ROWS = ['| S | what | where | test |', '|---|---|---|---|', '| S1–S133, C1–C28, A1–A25 | all | `rule/{a,b}.c`, page `/market` | `rule/a_test` |']

function judged(rows) {
	const root = mkdtempSync(join(tmpdir(), 'coverage-'))
	for (const folder of ['docs', 'src/rule', 'test/rule']) mkdirSync(join(root, folder), { recursive: true })
	for (const file of ['src/rule/a.c', 'src/rule/b.c', 'test/rule/a_test.c']) writeFileSync(join(root, file), '')
	writeFileSync(join(root, 'docs/coverage.md'), `${rows.join('\n')}\n`)
	const { status, stderr } = spawnSync(process.execPath, [check, root], { encoding: 'utf8' })
	rmSync(root, { recursive: true })
	return { status, stderr }
}

test('a whole table is sound', () => assert.deepEqual(judged(ROWS), { status: 0, stderr: '' }))

const holes = [
	['a statement without a row', (r) => r.replace('S1–S133', 'S1–S132'), 'S133 has no row'],
	['an amendment without a row', (r) => r.replace('A1–A25', 'A2–A25'), 'A1 has no row'],
	['a file that is not there', (r) => r.replace('{a,b}', '{a,c}'), '3: there is no rule/c.c'],
	['a test that is not there', (r) => r.replace('a_test', 'z_test'), '3: there is no rule/z_test'],
	['a pattern that fits nothing', (r) => r.replace('{a,b}', 'z*'), '3: there is no rule/z*.c'],
	['a row without a test', (r) => r.replace('`rule/a_test`', 'by hand'), 'names no test'],
	['a row of another width', (r) => `${r} more |`, '3: 5 cells'],
]
for (const [what, spoil, said] of holes)
	test(what, () => {
		const { status, stderr } = judged(ROWS.map((r, i) => (i === 2 ? spoil(r) : r)))
		assert.equal(status, 1)
		assert.ok(stderr.includes(said), stderr)
	})
