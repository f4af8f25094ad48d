// Every answer carries the headers that keep a browser from mischief, errors and refusals of the server itself included
// (TRUST G41).
import { connect } from 'node:net'

export const title = 'the security headers on every answer'

const wanted = {
	'content-security-policy': /default-src 'none'.*script-src 'self'.*base-uri 'none'.*frame-ancestors 'none'.*object-src 'none'/,
	'x-content-type-options': /^nosniff$/,
	'referrer-policy': /^no-referrer$/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
}

function check(tally, what, headers, api) {
	for (const [name, form] of Object.entries(wanted))
		tally.check(form.test(headers[name] ?? ''), `${what}: ${name} is ${headers[name]}`)
	tally.check(!/unsafe-(inline|eval)/.test(headers['content-security-policy'] ?? ''), `${what}: the policy lets scripts in`)
	tally.check(!api || headers['cache-control'] === 'no-store', `${what}: cache-control is ${headers['cache-control']}`)
	tally.check(headers.server === undefined && headers['x-powered-by'] === undefined, `${what} says what the server is`)
}

// A request as it stands, right or wrong: the status and the headers of the answer.
function raw(url, text) {
	const { hostname, port } = new URL(url)
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => socket.write(text))
		let answer = ''
		socket.setTimeout(15000, () => socket.destroy(new Error('no answer')))
		socket.on('data', part => { answer += part })
		socket.on('error', reject)
		socket.on('close', () => {
			const [head, ...lines] = answer.split('\r\n\r\n')[0].split('\r\n')
			resolve({ status: Number(head.split(' ')[1]), headers: Object.fromEntries(lines.map(l => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()])) })
		})
	})
}

export async function run({ world, tally }) {
	const f = world.founder
	const customer = `customer/${world.records.get('customer').get('own')}`
	const asked = [
		[200, 'GET', 'customer'], [200, 'GET', customer], [200, 'GET', `${customer}/history`], [200, 'GET', 'meta'], [200, 'GET', 'openapi.json'],
		[200, 'GET', `file/${world.records.get('file').get('own')}/content`], [200, 'GET', 'customer/export'], [200, 'HEAD', 'customer'],
		[201, 'POST', 'customer', { name: 'headed' }], [400, 'GET', 'customer?x=1'], [400, 'POST', 'customer', '{'], [404, 'GET', 'nothing'],
		[404, 'GET', 'customer/7zzzzzzzzzzzz'], [405, 'PUT', 'customer', {}], [409, 'POST', `opportunity/${world.records.get('opportunity').get('own')}/contract`, {}],
		[412, 'PATCH', customer, { city: 'x' }, { 'If-Match': '"99"' }], [415, 'POST', 'customer', 'x', { 'Content-Type': 'text/plain' }],
		[422, 'POST', 'customer', {}], [428, 'PATCH', customer, {}],
	]
	for (const [status, method, path, body, headers] of asked) {
		const answer = await world.ask(f, method, path, body, headers)
		tally.same(answer.status, status, `${method} ${path}`)
		check(tally, `${method} ${path} (${answer.status})`, answer.headers, true)
	}
	check(tally, 'without a token (401)', (await world.ask('', 'GET', 'customer')).headers, true)
	check(tally, 'denied (403)', (await world.ask(world.users.get('auditor').token, 'POST', 'customer', {})).headers, true)
	for (const path of ['/', '/nothing-here', '/portal/', '/healthz', '/readyz', '/metrics', '/assets/none.js', '/../etc/passwd', '/report/none']) {
		const answer = await world.installation.request('GET', path)
		check(tally, `GET ${path} (${answer.status})`, answer.headers, false)
	}
	const host = 'Host: 127.0.0.1\r\nConnection: close\r\n'
	const wrong = {
		'a body too large (413)': `POST /api/v1/customer HTTP/1.1\r\n${host}Content-Length: 99999999999\r\n\r\n`,
		'two lengths (400)': `POST /api/v1/customer HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
		'length and chunks (400)': `POST /api/v1/customer HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
	}
	for (const [what, text] of Object.entries(wrong)) {
		const answer = await raw(world.installation.url, text)
		tally.check(what.includes(`(${answer.status})`), `${what}: ${answer.status}`)
		check(tally, what, answer.headers, false)
	}
}
