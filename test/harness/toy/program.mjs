#!/usr/bin/env node
// A stand-in for the program, that the tests of the transcript runner tell their transcripts to: notes, in memory.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

const [command, ...args] = process.argv.slice(2)
const notes = []

const bodyOf = async request => {
	const parts = []
	for await (const part of request)
		parts.push(part)
	return Buffer.concat(parts).toString()
}

let asked = 0
const routes = {
	'POST /api/v1/session': (request, body) => [204, { 'Set-Cookie': `trine=${JSON.parse(body).login}; HttpOnly` }],
	'GET /whoami': request => [200, {}, { cookie: request.headers.cookie ?? null, token: request.headers.authorization ?? null,
		origin: request.headers.origin ?? null }],
	'POST /note': (request, body) => {
		const note = { id: `n${notes.length + 1}`, number: notes.length + 1, ...JSON.parse(body), tags: ['a', 'b'], gone: null }
		notes.push(note)
		return [201, { Location: `/note/${note.id}`, ETag: '"1"' }, note]
	},
	'GET /note': () => [200, {}, { items: notes, empty: {} }],
	'GET /note.csv': () => [200, { 'Content-Type': 'text/csv' }, 'id,title\nn1,"x"\nend\n'],
	'POST /echo': (request, body) => [200, { 'X-Type': request.headers['content-type'] ?? 'none' }, body],
	// Not at once, whatever the clock says.
	'GET /later': () => [200, {}, { ready: ++asked > 3 }],
}

function serve() {
	const server = createServer(async (request, response) => {
		const route = routes[`${request.method} ${decodeURI(request.url)}`]
		const [status, headers, answer] = route?.(request, await bodyOf(request)) ?? [404, {}, { path: request.url }]
		response.writeHead(status, headers)
		response.end(answer === undefined ? '' : typeof answer === 'string' ? answer : JSON.stringify(answer))
	})
	server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
	process.on('SIGTERM', () => {
		if (process.env.TOY_STUBBORN === undefined)
			process.exit(0)
	})
}

const commands = {
	init: () => {},
	verify: () => { process.exitCode = Number(process.env.TOY_BROKEN ?? 0) },
	user: () => {},
	token: () => console.log(`token-of-${args[1]}`),
	serve,
	shout: () => {
		console.log(readFileSync(0, 'utf8').toUpperCase() + args.join('|'))
		console.error('toy: hoarse')
		process.exitCode = 1
	},
}
commands[command]()
