// Human numbers never collide, whoever writes at once; and a version lets one writer through, not two (TRUST G13).
import { bodyOf } from './world.mjs'

export const title = 'fifty at once: numbers without a double or a gap; of fifty changes to one version one is stored'

export async function run({ world, tally }) {
	const e = world.declared.byName.get('service_case')
	const already = world.store.rows('service_case').length
	const made = await Promise.all(Array.from({ length: 50 }, (_, i) =>
		world.ask(i % 2 ? world.founder : world.users.get('dispatcher').token, 'POST', e.name, bodyOf(e, world.links('own'), `n${i}`))))
	tally.same(made.filter(a => a.status !== 201).map(a => a.body.toString().slice(0, 200)), [], 'fifty cases at once')
	const numbers = made.map(a => a.json?.number)
	tally.same(new Set(numbers).size, 50, 'different numbers')
	const days = new Set(numbers.map(n => n.slice(0, 10)))
	tally.check(numbers.every(n => /^BX\d{8}-\d{3}$/.test(n)), `numbers of the form BX20261123-003: ${numbers[0]}`)
	if (days.size === 1)
		tally.same(numbers.map(n => Number(n.slice(11))).sort((a, b) => a - b), Array.from({ length: 50 }, (_, i) => i + already + 1), 'no gap')

	// Of twelve who book one demonstration environment for overlapping hours at once, one has it (S65).
	const environment = await world.must(world.founder, 'POST', 'demo_environment', { name: 'contended' })
	const booked = await Promise.all(Array.from({ length: 12 }, (_, i) => world.ask(world.founder, 'POST', 'demo_booking', { purpose: `showing ${i}`,
		environment: environment.id, from_at: `2031-05-05T10:${10 + i}:00+08:00`, to_at: '2031-05-05T11:30:00+08:00' })))
	tally.same([booked.filter(a => a.status === 201).length, booked.filter(a => a.status === 409).length], [1, 11], 'bookings of one environment at once')
	tally.same(world.store.rows('demo_booking').filter(r => r.purpose.startsWith('showing ')).length, 1, 'bookings stored')

	const customer = await world.must(world.founder, 'POST', 'customer', { name: 'contended' })
	const changes = await Promise.all(Array.from({ length: 50 }, (_, i) =>
		world.ask(world.founder, 'PATCH', `customer/${customer.id}`, { city: `city ${i}` }, { 'If-Match': '"1"' })))
	const count = status => changes.filter(a => a.status === status).length
	tally.same([count(200), count(412)], [1, 49], 'changes stored, and told that someone was faster')
	tally.same((await world.must(world.founder, 'GET', `customer/${customer.id}`)).city, changes.find(a => a.status === 200)?.json.city, 'what is stored')

	const once = await Promise.all(Array.from({ length: 20 }, () =>
		world.ask(world.founder, 'POST', 'customer', { name: 'asked for twenty times' }, { 'Idempotency-Key': 'twenty' })))
	tally.same(world.store.rows('customer').filter(r => r.name === 'asked for twenty times').length, 1, 'records of one key asked twenty times at once')
	tally.empty(once.filter(a => ![201, 409, 503].includes(a.status)).map(a => `${a.status} ${a.body}`), 'answers to one key at once')
}
