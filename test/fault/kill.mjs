// What a server that dies may not lose (docs/TRUST: G1, G10, and SIGTERM; G4 in short).
//
//   node test/fault/kill.mjs [--rounds N] [--engine sqlite|postgres] [--only WORD] [--seed N]
//
// kill -9 under write load: every acknowledged write is there once, a retry with its key makes no second record, the
// server is ready again within 2 s of its own work, `trine verify` finds nothing.  SIGTERM under load: exit 0 within 5 s, nothing lost.
// The control: a server told to acknowledge before it commits must lose writes, and so be caught.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../harness/postgres.mjs'
import { create, differences, settle } from './load.mjs'
import { pause, roundsOf } from './rounds.mjs'

const { values } = parseArgs({ options: {
	rounds: { type: 'string', default: '20' },
	engine: { type: 'string', default: 'sqlite' },
	only: { type: 'string', default: '' },
	seed: { type: 'string', default: String(Date.now() % 1000000) },
} })
const rounds = Number(values.rounds)
const fresh = 20                // rounds on one installation, before a new one is made

const postgres = values.engine === 'postgres' ? await startPostgres() : null
const { check, close, interrupted, none, restart, Skip, stage } = roundsOf({ ...values, postgres })

async function killRounds() {
	let at = null
	for (let round = 1; round <= rounds; round++) {
		at ??= await stage()
		await check(`kill round ${round}`, async () => {
			const { acknowledged, unknown } = await interrupted(at, `k${round}`, () => at.installation.kill())
			const took = await restart(at)
			none(await differences(at.installation, at.proof, at.ledger))
			await settle(at.installation, at.proof, at.ledger)
			none(await differences(at.installation, at.proof, at.ledger))
			await at.installation.mustRun(['verify'])
			return `${acknowledged} acknowledged, ${unknown} retried, ready in ${took} ms`
		})
		if (at.installation.server === null || round % fresh === 0) {
			at.remove()
			at = null
		}
	}
	await at?.installation.stop()
	at?.remove()
}

async function terminated() {
	for (let round = 1; round <= 3; round++) {
		const at = await stage()
		await check(`SIGTERM round ${round}`, async () => {
			let ended
			const { acknowledged, unknown } = await interrupted(at, `t${round}`, async () => { ended = await at.installation.stop() })
			await restart(at)
			none(await differences(at.installation, at.proof, at.ledger))
			await settle(at.installation, at.proof, at.ledger)
			none(await differences(at.installation, at.proof, at.ledger))
			await at.installation.stop()
			await at.installation.mustRun(['verify'])
			return `${acknowledged} acknowledged, ${unknown} retried, ended in ${Math.round(ended)} ms`
		})
		at.remove()
	}
}

// A record written twice with one key is one record, and another body with that key is refused.
async function keys() {
	const at = await stage()
	await check('the same key, twice at once and once more', async () => {
		const twice = await Promise.all([1, 2].map(() => create(at.installation, at.proof, 'twin')))
		const again = await create(at.installation, at.proof, 'twin')
		for (const { status, json } of [...twice, again]) {
			if (status !== 201 && status !== 409)
				throw new Error(`answered ${status}`)
			if (status === 201)
				at.ledger.acknowledge('twin', json.id)
		}
		if (again.status !== 201)
			throw new Error(`the retry was answered ${again.status}`)
		none(await differences(at.installation, at.proof, at.ledger))
		const other = await at.installation.json('POST', '/api/v1/customer', { name: 'other' },
			{ Authorization: at.proof, 'Idempotency-Key': 'key-twin' })
		if (other.status !== 409)
			throw new Error(`another body with the same key was answered ${other.status}`)
		return 'one record; another body refused'
	})
	await at.installation.stop()
	at.remove()
}

// The control: acknowledged before committed must be seen as lost, or this test sees nothing.
async function saboteur() {
	await check('the saboteur is caught', async () => {
		if (postgres !== null)
			throw new Skip('the sabotage is built into the SQLite writer alone')
		for (let round = 1; round <= 10; round++) {
			const at = await stage({ env: { TRINE_SABOTAGE: 'ack_before_commit' } })
			const { acknowledged } = await interrupted(at, `s${round}`, () => at.installation.kill(), { least: 500 })
			await at.installation.start()
			const wrong = await differences(at.installation, at.proof, at.ledger)
			await at.installation.kill()
			at.remove()
			if (wrong.some(w => w.startsWith('lost')))
				return `${wrong.length} of ${acknowledged} lost in round ${round}, as they must be`
		}
		throw new Error('a server that acknowledges before it commits lost nothing in 10 rounds: the test is blind')
	})
}

// A disk that fills up: refused with 507 and a reason, reads go on, writes resume once there is room.
function smallDisk() {
	const dir = mkdtempSync(join(tmpdir(), 'trine-disk-'))
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', dir])
	if (mounted.status !== 0) {
		rmdirSync(dir)
		throw new Skip('no permission to mount a small disk')
	}
	const filler = join(dir, 'filler')
	return {
		dir,
		fill(leave) {
			const fd = openSync(filler, 'w')
			const { bavail, bsize } = statfsSync(dir)
			const piece = Buffer.alloc(1 << 16)
			for (let left = bavail * bsize - leave; left > 0; left -= piece.length)
				writeSync(fd, piece, 0, Math.min(left, piece.length))
			closeSync(fd)
		},
		empty: () => rmSync(filler),
		remove() { spawnSync('umount', ['-l', dir]); rmdirSync(dir) },
	}
}

async function diskFull() {
	let disk = null, at = null
	await check('a full disk', async () => {
		disk = smallDisk()
		at = await stage({ dir: disk.dir })
		const { installation, proof, ledger } = at
		const first = await create(installation, proof, 'before')
		ledger.acknowledge('before', first.json.id)
		disk.fill(1 << 20)
		const notes = '满'.repeat(3000)
		let answer, written = 0
		for (; written < 2000; written++) {
			const name = `full-${written}`
			answer = await create(installation, proof, name, notes)
			if (answer.status !== 201)
				break
			ledger.acknowledge(name, answer.json.id)
		}
		if (answer.status !== 507)
			throw new Error(`the full disk was answered ${answer.status} ${answer.body} after ${written} writes`)
		if (!answer.headers['content-type']?.startsWith('application/problem+json') || !(answer.json.errors?.[0]?.reason))
			throw new Error(`507 without a reason: ${answer.body}`)
		for (let i = 0; i < 5; i++)
			if ((await create(installation, proof, `still-${i}`, notes)).status !== 507)
				throw new Error('a full disk took a write')
		none(await differences(installation, proof, ledger))
		disk.empty()
		const freed = performance.now()
		answer = null
		for (let tries = 0; answer?.status !== 201; tries++) {
			if (tries === 20)
				throw new Error(`writes did not resume: ${answer.status} ${answer.body}`)
			await pause(50)
			answer = await create(installation, proof, 'after')
		}
		ledger.acknowledge('after', answer.json.id)
		none(await differences(installation, proof, ledger))
		await installation.stop()
		await installation.mustRun(['verify'])
		return `507 after ${written} writes, reads went on, writes resumed in ${Math.round(performance.now() - freed)} ms`
	})
	at?.remove()
	disk?.remove()
}

console.log(`${values.engine}, seed ${values.seed}`)
await killRounds()
await terminated()
await keys()
await saboteur()
if (postgres === null)
	await diskFull()
await close()
