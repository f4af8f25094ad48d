import assert from 'node:assert/strict'
import { Agent, createServer, request } from 'node:http'
import { test } from 'node:test'
import { requestOnce } from './server.mjs'

// Answers the first request of a connection, and shuts the connection at the second, unread.
async function shutting(work) {
	const seen = new WeakSet()
	let answered = 0
	const server = createServer((incoming, response) => {
		if (seen.has(incoming.socket))
			return incoming.socket.destroy()
		seen.add(incoming.socket)
		response.end(String(++answered))
	})
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
	const agent = new Agent({ keepAlive: true, maxSockets: 1 })
	try {
		await work(`http://127.0.0.1:${server.address().port}`, agent)
	} finally {
		agent.destroy()
		server.close()
	}
}

test('a kept connection that was closed meanwhile is not the end of a request', () => shutting(async (url, agent) => {
	for (const n of ['1', '2', '3'])
		assert.equal((await requestOnce(url, agent, 'GET', '/')).body.toString(), n)
}))

test('without that it is, and nobody there is one all the same', () => shutting(async (url, agent) => {
	await requestOnce(url, agent, 'GET', '/')
	const plain = new Promise((resolve, reject) => request(url, { agent }, resolve).on('error', reject).end())
	await assert.rejects(plain, { code: 'ECONNRESET' })
	await assert.rejects(requestOnce('http://127.0.0.1:9', new Agent(), 'GET', '/'), { code: 'ECONNREFUSED' })
}))
