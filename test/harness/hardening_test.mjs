// The control of build-aux/check-hardening: a program that lacks one thing is found, by its name.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const check = new URL('../../build-aux/check-hardening', import.meta.url).pathname
const dir = mkdtempSync(join(tmpdir(), 'hardening-'))
after(() => rmSync(dir, { recursive: true }))
writeFileSync(join(dir, 'x.c'), `#include <stdio.h>
#include <string.h>
const char *const password = "$argon2id$v=19$m=" MEMORY ",t=2";
int main(int argc, char **argv)
{
	char copy[64];
	strcpy(copy, argv[argc - 1]);
	return puts(copy) + puts(password);
}
`)

const hardened = ['-O2', '-fPIE', '-fstack-protector-strong', '-D_FORTIFY_SOURCE=3', '-fcf-protection=full',
	'-fstack-clash-protection', '-DMEMORY="65536"', '-pie', '-Wl,-z,relro,-z,now,-z,noexecstack']

const lacking = [
	['nothing', [], null],
	['PIE', ['-no-pie', '-fno-pie'], 'not position independent'],
	['RELRO', ['-Wl,-z,norelro'], 'no read-only relocations'],
	['BIND_NOW', ['-Wl,-z,lazy'], 'relocations stay writable'],
	['NX', ['-Wl,-z,execstack'], 'an executable stack'],
	['canaries', ['-fno-stack-protector'], 'no stack canaries'],
	['fortification', ['-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE=0'], 'string functions unchecked'],
	['CET', ['-fcf-protection=none'], process.arch === 'x64' ? 'no control-flow marks' : null],
	['dear passwords', ['-UMEMORY', '-DMEMORY="1024"'], 'passwords cost too little'],
	['no RPATH', ['-Wl,-rpath,/tmp'], 'a library search path'],
]
for (const [what, flags, sentence] of lacking) {
	test(`lacking ${what}`, () => {
		const program = join(dir, 'x')
		const built = spawnSync('gcc', [...hardened, ...flags, '-w', '-o', program, join(dir, 'x.c')], { encoding: 'utf8' })
		assert.equal(built.status, 0, built.stderr)
		const { status, stdout } = spawnSync(check, [program], { encoding: 'utf8' })
		assert.equal(stdout.trim(), sentence === null ? '' : `${program}: ${sentence}`)
		assert.equal(status, sentence === null ? 0 : 1)
	})
}
