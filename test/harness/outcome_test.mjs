import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counts, failuresOf } from './outcome.mjs'

test('the counts are the last closing line, node\'s own, or the command as one check', () => {
	assert.deepEqual(counts('1 passed, 0 failed\nmore\n7 passed, 2 failed, 1 skipped\n', 1), { passed: 7, failed: 2, skipped: 1 })
	assert.deepEqual(counts('# tests 3\n# pass 1\n# fail 1\n# cancelled 1\n', 1), { passed: 1, failed: 2, skipped: 0 })
	assert.deepEqual(counts('anything\n', 0), { passed: 1, failed: 0, skipped: 0 })
	assert.deepEqual(counts('anything\n', 2), { passed: 0, failed: 1, skipped: 0 })
})

test('a failure is named with the line that says why, whichever runner told it', () => {
	assert.deepEqual(failuresOf('ok   a (1 ms)\nFAIL 62_x: moves\n     Error: expected 3\n     at y\nok   b\n'), ['FAIL 62_x: moves | Error: expected 3'])
	assert.deepEqual(failuresOf('cells\n  ✗ 403 wanted\n  ✗ 200 wanted\n'), ['✗ 403 wanted', '✗ 200 wanted'])
	assert.deepEqual(failuresOf('[  ERROR   ] --- 0x1 != 0x2\n[   LINE   ] --- a_test.c:7: error: Failure!\n'), ['[   LINE   ] --- a_test.c:7: error: Failure!'])
	assert.deepEqual(failuresOf('src/a.c:3:1: warning: unused\n  int a;\n'), ['src/a.c:3:1: warning: unused | int a;'])
})

test('many failures are counted, and what marks none shows its end', () => {
	assert.deepEqual(failuresOf('FAIL a\nFAIL b\nFAIL c\n', 2), ['FAIL a', 'FAIL b', 'and 1 more'])
	assert.deepEqual(failuresOf('one\ntwo\nthree\n\n', 2), ['two', 'three'])
	assert.deepEqual(failuresOf(`FAIL ${'x'.repeat(300)}`, 1, 20), [`FAIL ${'x'.repeat(15)}`])
})
