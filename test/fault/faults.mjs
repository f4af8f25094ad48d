// Lets calls of a program fail, through the library that test/fault/faults.c is made into.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../harness/server.mjs'

const library = join(root, 'build/check/faults.so')
const kinds = ['memory', 'write', 'sync', 'read', 'name']
const fields = ['armed', 'calls', 'first', 'last', 'error', 'failed']
const size = fields.length * 8
export const errors = { EIO: 5, ENOMEM: 12, ENOSPC: 28 }
export const never = 2 ** 52

export class Faults {
	constructor(dir) {
		if (!existsSync(library)) {
			const made = spawnSync('make', ['--no-print-directory', '-f', 'build.mk', 'MODE=check', 'faults'], { cwd: root })
			if (made.status !== 0)
				throw new Error(`no ${library}: ${made.stderr}`)
		}
		this.path = join(dir, 'faults')
		writeFileSync(this.path, Buffer.alloc(kinds.length * size))
		this.fd = openSync(this.path, 'r+')
		this.env = {
			LD_PRELOAD: library,
			TRINE_FAULTS: this.path,
			ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`,
		}
	}

	// From now on the calls of that kind are counted; those from the first to the last fail.
	arm(kind, { first = never, last = first, error = kind === 'memory' ? errors.ENOMEM : errors.EIO } = {}) {
		const slot = Buffer.alloc(size)
		for (const [i, n] of [0, 0, first, last, error, 0].entries())
			slot.writeBigInt64LE(BigInt(n), i * 8)
		const at = kinds.indexOf(kind) * size
		writeSync(this.fd, slot, 0, size, at)
		slot.writeBigInt64LE(1n)
		writeSync(this.fd, slot, 0, 8, at)
	}

	disarm(kind) {
		const slot = Buffer.alloc(size), at = kinds.indexOf(kind) * size
		writeSync(this.fd, slot, 0, 8, at)
		readSync(this.fd, slot, 0, size, at)
		const [, calls, , , , failed] = fields.map((_, i) => Number(slot.readBigInt64LE(i * 8)))
		return { calls, failed }
	}

	close() {
		closeSync(this.fd)
	}
}
