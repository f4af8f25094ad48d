// The control of the transcript runner: what fits passes, and every expectation that is made untrue fails, with its line.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { matchJson, matchLines, provable } from './match.mjs'
import { parse } from './parse.mjs'

const toy = new URL('toy/', import.meta.url).pathname
process.env.TRINE_PROGRAM = join(toy, 'program.mjs')
const { tell } = await import('./transcript.mjs')
const { Installation } = await import('./server.mjs')

const story = readFileSync(join(toy, 'story.http'), 'utf8')
const dir = mkdtempSync(join(tmpdir(), 'transcript-'))
copyFileSync(join(toy, 'hello.txt'), join(dir, 'hello.txt'))
after(() => rmSync(dir, { recursive: true }))

let count = 0
async function tellText(text, program) {
	const file = join(dir, `${++count}.http`)
	writeFileSync(file, text)
	return tell(file, { program })
}

test('the story of the toy passes', async () => {
	const { failure, answers, expectations } = await tell(join(toy, 'story.http'))
	assert.equal(failure, null)
	assert.equal(answers, 13)
	assert.ok(expectations > 50)
})

// Each change makes one expectation of the story untrue.
const untrue = [
	['=> 201 Location: /note/${note}', '=> 200 Location: /note/${note}'],
	['=> 201 Location: /note/${note}', '=> 201 Location: /notes/${note}'],
	['X-Nothing: <absent>', 'X-Nothing: *'],
	['ETag: ${etag}', 'ETag: "2"'],
	['"title": "济南", "tags"', '"title": "济北", "tags"'],
	['["a", "*"]', '["a"]'],
	['["a", "*"]', '["b", "*"]'],
	['"gone": null', '"gone": "<absent>"'],
	['"gone": null', '"gone": "${gone}"'],
	['[1, true, {"x": "/^[xy]$/"}]', '[1, false, {"x": "/^[xy]$/"}]'],
	['[1, true, {"x": "/^[xy]$/"}]', '[2, true, {"x": "/^[xy]$/"}]'],
	['/^[xy]$/', '/^[z]$/'],
	['"empty": {}', '"empty": []'],
	['"empty": {}', '"empty": {"x": "*"}'],
	['"number": "${number}", "title": "${title}"}]', '"number": "${note}", "title": "${title}"}]'],
	['{"number": 1, "title": "济南 again"', '{"number": "1", "title": "济南 again"'],
	['"at": "${url}/x", "id"', '"at": "${url}/y", "id"'],
	['"cookie": null, "token": "Bearer', '"cookie": "<absent>", "token": "Bearer'],
	['| one,1', '| one,2'],
	['| *o', '| *x'],
	['| *o\n', '| *o\n| more\n'],
	['| ...\n| end', '| end'],
	['=> 200 Content-Type: text/csv', '=> 200 Content-Type: text/html'],
	['{"items": []}', '{"items": ["*"]}'],
	['=> 1\n', '=> 0\n'],
	['! toy: *', '! trine: *'],
	['| HELLO', '| hello'],
	['@within 5s', '@within 0s'],
]

for (const [what, instead] of untrue) {
	test(`made untrue: ${JSON.stringify(instead)}`, async () => {
		assert.ok(story.includes(what), 'the story has changed')
		const { failure } = await tellText(story.replace(what, instead))
		assert.match(failure ?? 'it passed', /^.*\.http:\d+: (GET|POST|trine) .*\n {2}.*: expected .*, got /)
	})
}

test('a server that does not end on SIGTERM fails', { timeout: 20000 }, async () => {
	const { failure } = await tellText('GET /note\n=> 200\n', { env: { TOY_STUBBORN: '1' } })
	assert.match(failure, /the server ended with SIGKILL/)
})

test('an installation that does not verify fails', async () => {
	const { failure } = await tellText('GET /note\n=> 200\n', { env: { TOY_BROKEN: '1' } })
	assert.match(failure, /trine verify: exit 1/)
})

test('a transcript that expects nothing fails', async () => {
	const { failure } = await tellText('# nothing\n@anonymous\n')
	assert.match(failure, /expects no answer/)
})

const misread = [
	['GET /x\n', 'a request must say what it expects'],
	['GET /x\n=> 99\n', 'no such status'],
	['GET /x\n{"a": }\n=> 200\n', 'not JSON'],
	['@nonsense x\n', 'no such directive'],
	['@run rm x\n=> 0\n', '@run trine'],
	['hello\n', 'neither a request nor a directive'],
	['{"a": 1}\n', 'neither a request nor a directive'],
]
for (const [text, why] of misread)
	test(`refused: ${JSON.stringify(text)}`, () => assert.throws(() => parse(text, 'x.http'), e => e.message.includes(why)))

const values = [
	['*', null, true], ['*', undefined, false], ['<absent>', undefined, true], ['<absent>', null, false],
	['/^\\d+$/', 12, true], ['/^\\d+$/', '12', true], ['/^\\d+$/', 'x', false], ['/x/', null, false],
	['${known}', 'k', true], ['${known}', 'K', false], ['${new}', 0, true], ['${new}', null, false],
	['<${known}>', '<k>', true], ['<${new}>', '<>', false], ['a.c', 'abc', false], ['/', '/', true], ['1', 1, false],
	[1, 1, true], [1, '1', false], [null, null, true], [null, undefined, false], [false, null, false],
	[[], [], true], [[], {}, false], [{}, [], false], [{}, { a: 1 }, true], [['*'], [], false],
	[{ toString: '*' }, {}, false], [{ a: { b: 1 } }, { a: { b: 1, c: 2 } }, true],
]
for (const [expected, actual, fits] of values)
	test(`${JSON.stringify(expected)} ${fits ? 'fits' : 'does not fit'} ${JSON.stringify(actual)}`, () =>
		assert.equal(matchJson(expected, actual, new Map([['known', 'k']])).length === 0, fits))

test('lines: the rest, none and many', () => {
	const fit = (expected, actual) => matchLines(expected, actual, new Map()).length === 0
	assert.ok(fit(['...'], []))
	assert.ok(fit(['a', '...', 'z'], ['a', 'z', 'b', 'z']))
	assert.ok(!fit(['a', '...', 'z'], ['a', 'b']))
	assert.ok(!fit(['a'], ['a', 'b']))
	assert.ok(!fit(['a', 'b'], ['a']))
})

test('each expectation is changed once', () => {
	const answer = { status: 200, headers: {}, text: '{"a": 1}' }
	const { count, deaf } = provable({ status: 200, headers: [], body: { json: { a: 1 } } }, answer, new Map())
	assert.deepEqual([count, deaf], [2, []])
})

test('the clock of a child moves, and goes on', async () => {
	const { spawnSync } = await import('node:child_process')
	const installation = new Installation({ clock: true })
	const read = () => Number(spawnSync('date', ['+%s%3N'], { env: installation.environment(), encoding: 'utf8' }).stdout)
	const target = Date.parse('2026-05-20T10:00:00+08:00')
	installation.clock.move(target - Date.now())
	const first = read(), second = read()
	assert.ok(first >= target && first < target + 2000, `${first} is not ${target}`)
	assert.ok(second > first)
	installation.remove()
})
