// The control of build-aux/check-layers: each kind of violation, planted alone in a small tree, must be found.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const check = new URL('../../build-aux/check-layers', import.meta.url).pathname

const sound = {
	layers: 'base:\nrule:    base\nrule!:   time.h sys/time.h   # no clock\nstore:   base\n',
	'src/base/arena.h': '#include <stddef.h>\n',
	'src/base/arena.c': '#include "base/arena.h"\n',
	'src/rule/bid/tender.c': '#include "base/arena.h"\n#include <stdint.h>\n',
	'src/store/all.inc': '#define ENTITY_DEF "base/arena.h"\n',
	'test/rule/bid/tender_test.c': '#include "base/arena.h"\n',
}

const planted = [
	['a lower layer includes a higher one', { 'src/base/up.c': '#include "store/record.h"\n', 'src/store/record.h': '' },
		'src/base/up.c:1: base may not include store'],
	['a sibling layer', { 'src/rule/side.c': '\n# include "store/record.h"\n', 'src/store/record.h': '' },
		'src/rule/side.c:2: rule may not include store'],
	['a clock in a rule', { 'src/rule/clock.h': '#include <time.h>\n' }, 'src/rule/clock.h:1: rule may not include <time.h>'],
	['a clock by its longer name', { 'src/rule/clock.c': '#include <sys/time.h>\n' },
		'src/rule/clock.c:1: rule may not include <sys/time.h>'],
	['a header without its layer', { 'src/base/short.c': '#include "arena.h"\n' }, 'does not name its layer'],
	['a header that is not there', { 'src/base/lost.c': '#include "base/lost.h"\n' }, 'there is no src/base/lost.h'],
	['a declaration of a higher layer', { 'src/base/all.inc': '#define ENTITY_DEF "store/x.def"\n', 'src/store/x.def': '' },
		'src/base/all.inc:1: base may not include store'],
	['a folder that is no layer', { 'src/util/string.c': '#include <string.h>\n' }, 'layer util is not in the file layers'],
	['a test beside nothing', { 'test/rule/sales/x_test.c': '' }, 'test/rule/sales:1: src/ has no folder rule/sales'],
]

function run(files) {
	const root = mkdtempSync(join(tmpdir(), 'layers-'))
	try {
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true })
			writeFileSync(join(root, path), text)
		}
		return spawnSync(check, [root], { encoding: 'utf8' })
	} finally {
		rmSync(root, { recursive: true })
	}
}

test('a sound tree passes in silence', () => {
	const { status, stdout } = run(sound)
	assert.equal(stdout, '')
	assert.equal(status, 0)
})

for (const [name, files, sentence] of planted) {
	test(`found: ${name}`, () => {
		const { status, stdout } = run({ ...sound, ...files })
		assert.ok(stdout.includes(sentence), `expected "${sentence}" in:\n${stdout}`)
		assert.equal(stdout.trim().split('\n').length, 1)
		assert.equal(status, 1)
	})
}
