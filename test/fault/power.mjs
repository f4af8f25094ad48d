// What a power cut may not take (docs/TRUST: G2, G3): records and uploads under load on a file system of their own, which is
// shut down without its log being flushed, so that all that was not synced is gone; then it is mounted again.  What was
// acknowledged is there and whole, `trine verify` finds nothing.  Needs root and a loop device; skipped in sight without.
//
//   node test/fault/power.mjs [--rounds N] [--only WORD] [--seed N]
//
// The control: the same on a disk that lies about syncing must lose what was acknowledged.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { form } from '../harness/form.mjs'
import { Faults, never } from './faults.mjs'
import { create, differences, settle, startLoad } from './load.mjs'
import { pause, roundsOf } from './rounds.mjs'

const { values } = parseArgs({ options: {
	rounds: { type: 'string', default: '5' },
	only: { type: 'string', default: '' },
	seed: { type: 'string', default: String(Date.now() % 1000000) },
} })
const { check, close, interrupted, none, restart, Skip, stage } = roundsOf(values)

// EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH; at a line of the input, so that nothing lies between the word and the cut.
const cut = 'open my $d, "<", shift or die $!; my $how = pack("L", 2); $| = 1; print "ready\n"; <STDIN>; ioctl($d, 0x8004587d, $how) or die $!'

function must(command, ...args) {
	const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
	if (status !== 0)
		throw new Skip(`${command}: ${stderr ?? error}`)
}

class Disk {
	constructor() {
		this.home = mkdtempSync(join(tmpdir(), 'trine-power-'))
		this.image = join(this.home, 'image')
		this.dir = join(this.home, 'disk')
		mkdirSync(this.dir)
		must('truncate', '-s', '256M', this.image)
		must('mkfs.ext4', '-q', '-F', this.image)
		this.plug()
	}

	plug() { must('mount', '-o', 'loop', this.image, this.dir) }
	settle() { must('sync', '-f', this.dir) }

	// The knife at the cable; it cuts when it is told to.
	async knife() {
		const perl = spawn('perl', ['-e', cut, this.dir], { stdio: ['pipe', 'pipe', 'inherit'] })
		const gone = once(perl, 'exit')
		await once(perl.stdout, 'data')
		return async () => {
			perl.stdin.end('now\n')
			const [status] = await gone
			if (status !== 0)
				throw new Skip(`the power cannot be cut: ${status}`)
		}
	}

	unplug() { must('umount', this.dir) }

	remove() {
		spawnSync('umount', ['-l', this.dir])
		rmSync(this.home, { recursive: true, force: true })
	}
}

// Uploads beside the writes; what was acknowledged stands in `kept`: id -> what the file holds.
function withUploads(customer, kept) {
	return (installation, proof, ledger, { label }) => {
		const writes = startLoad(installation, proof, ledger, { label, clients: 4 })
		let going = true
		async function client(number) {
			for (let n = 0; going; n++) {
				const data = `${label} ${number} ${n} `.repeat(1 + n % 900)
				const { type, body } = form([{ name: `${label}-${number}-${n}.txt`, type: 'text/plain', data }])
				try {
					const answer = await installation.request('POST', `/api/v1/customer/${customer}/file`,
						{ headers: { Authorization: proof, 'Content-Type': type }, body })
					if (answer.status === 201 && !ledger.deaf)
						kept.set(JSON.parse(answer.body).id, data)
				} catch {
					await pause(20)
				}
			}
		}
		const uploads = Promise.all(Array.from({ length: 4 }, (_, i) => client(i)))
		return { stop: () => { going = false; return Promise.all([writes.stop(), uploads]) } }
	}
}

async function filesMissing({ installation, proof }, kept) {
	const wrong = []
	for (const [id, data] of kept) {
		const answer = await installation.request('GET', `/api/v1/file/${id}/content`, { headers: { Authorization: proof } })
		if (answer.status !== 200 || answer.body.toString() !== data)
			wrong.push(`lost: the file ${id} was acknowledged, and is answered ${answer.status} with ${answer.body.length} bytes`)
	}
	return wrong
}

async function begin(disk, env) {
	const at = await stage({ dir: disk.dir, env })
	const owner = await create(at.installation, at.proof, 'the owner of the files')
	at.ledger.acknowledge('the owner of the files', owner.json.id)
	disk.settle()
	return { ...at, customer: owner.json.id, kept: new Map() }
}

// The power goes under load, and comes back.
async function powerCut(disk, at, label) {
	const cut = await disk.knife()
	const { acknowledged } = await interrupted(at, label, async () => {
		at.ledger.deafen(true)
		await Promise.all([cut(), at.installation.kill()])
	}, { least: 300, load: withUploads(at.customer, at.kept) })
	at.ledger.deafen(false)
	disk.unplug()
	disk.plug()
	return acknowledged
}

async function rounds() {
	const disk = new Disk()
	let at = null
	try {
		at = await begin(disk)
		for (let round = 1; round <= Number(values.rounds); round++)
			await check(`power cut ${round}`, async () => {
				const acknowledged = await powerCut(disk, at, `p${round}`)
				const took = await restart(at)
				none(await differences(at.installation, at.proof, at.ledger))
				none(await filesMissing(at, at.kept))
				await settle(at.installation, at.proof, at.ledger)
				await at.installation.mustRun(['verify'])
				return `${acknowledged} records and ${at.kept.size} files acknowledged, ready in ${took} ms`
			})
		await at.installation.stop()
	} finally {
		at?.remove()
		disk.remove()
	}
}

// On a disk that lies the same must be seen to lose.
async function liar() {
	const disk = new Disk()
	let at = null
	try {
		const faults = new Faults(disk.home)
		at = await begin(disk, faults.env)
		faults.arm('sync', { first: 1, last: never, error: 0 })
		const acknowledged = await powerCut(disk, at, 'liar')
		let wrong
		try {
			await restart(at)
			wrong = [...await differences(at.installation, at.proof, at.ledger), ...await filesMissing(at, at.kept)]
		} catch (e) {
			wrong = [`it does not even start: ${e.message.split('\n')[0]}`]
		}
		faults.close()
		if (wrong.length === 0)
			throw new Error(`a disk that lies lost none of ${acknowledged} records: the test is blind`)
		return `${wrong.length} of ${acknowledged + at.kept.size} lost, as they must be`
	} finally {
		at?.remove()
		disk.remove()
	}
}

console.log(`seed ${values.seed}`)
await check('power cuts', async () => {
	await rounds()
	return `${values.rounds} rounds`
})
await check('the disk that lies is caught', liar)
await close()
