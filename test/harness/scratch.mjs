// Where a test keeps what need not outlive it: in memory where there is room, so that nobody waits for a disk.
import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm', wanted = 4 * 2 ** 30

function roomy() {
	try {
		const { bavail, bsize } = statfsSync(memory)
		return bavail * bsize >= wanted
	} catch {
		return false
	}
}

export const scratch = roomy() ? memory : tmpdir()
