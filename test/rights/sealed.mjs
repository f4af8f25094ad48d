// What is sealed stands nowhere in the clear: in no answer but the opening, in no file of the installation, in no table, not
// even in the files of the database server (TRUST T4, T5).  The control: the name of the same record is found.
import { spawnSync } from 'node:child_process'

export const title = 'a sealed value is nowhere in the clear'

const secret = '7,654,321.09', later = '7,654,320.01', name = 'bid with a findable name'

// The files below a folder that hold the text.
function files(folder, text) {
	const found = spawnSync('grep', ['-rlaF', '--', text, folder], { encoding: 'utf8' })
	return found.stdout.split('\n').filter(l => l !== '')
}

export async function run({ world, tally, postgres }) {
	const tender = world.records.get('tender').get('own')
	const bid = await world.must(world.founder, 'POST', 'bid', { name, tender, price: secret }, { 'Idempotency-Key': 'sealed' })
	await world.must(world.founder, 'PATCH', `bid/${bid.id}`, { price: later }, { 'If-Match': '"1"' })
	await world.ask(world.founder, 'PATCH', `bid/${bid.id}`, { price: secret, name: 7 }, { 'If-Match': '"2"' })
	await world.ask(world.founder, 'POST', `bid/${bid.id}/seal`, { price: secret })
	const opened = await world.must(world.founder, 'POST', `bid/${bid.id}/reveal`, { field: 'price' })
	tally.same(opened.value, later, 'the opening')
	for (const path of [`bid/${bid.id}`, 'bid?limit=200', `bid/${bid.id}/history`, `search?q=${encodeURIComponent(secret)}`, `bid?q=${secret}`, 'bid/export', 'today'])
		for (const value of [secret, later])
			tally.check(!(await world.ask(world.founder, 'GET', path)).body.includes(value), `${path} tells the price`)
	const trail = world.store.count(`SELECT count(*) FROM audit WHERE action = 'reveal' AND entity = 'bid'`)
	tally.same(trail, 1, 'openings in the trail')
	const tables = world.store.dump().join('\n')
	tally.check(tables.includes(name), 'the control: the name is not found in the tables')
	for (const value of [secret, later])
		tally.check(!tables.includes(value) && !tables.includes(Buffer.from(value).toString('hex')) && !tables.includes(Buffer.from(value).toString('hex').toUpperCase()), `${value} is in a table`)
	await world.installation.stop()
	if (postgres !== null)
		world.store.run('CHECKPOINT')
	const folder = postgres?.dir ?? world.installation.home
	tally.check(files(folder, name).length > 0, 'the control: the name is found in no file')
	for (const value of [secret, later])
		tally.empty([...files(folder, value), ...files(world.installation.home, value)], `files that hold ${value}`)
	tally.check(!world.installation.errors.includes(secret), 'the log tells the price')
	await world.installation.start()
}
