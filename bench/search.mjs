// How long a person waits for what he looks for among 200,000 records: one asks at a time, a list and everything.
import { Client } from './company.mjs'
import { Server } from './server.mjs'

const turns = 15
const questions = [
	['characters, few', '质保'],
	['characters, many', '机房改造'],
	['one character', '院'],
	['two words', '济南 智慧校园'],
	['first letters', 'jndyrmyy'],
	['first letters, none', 'sdwb'],
	['syllables', 'qingdaoshuiwu'],
	['part of a number', '0123-0'],
	['last four digits', '4711'],
	['a whole name', '青岛图书馆会议系统项目（4711）'],
	['nothing', '不存在的'],
]
const places = { list: 'opportunity?q=', everything: 'search?q=' }

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

async function wait(client, path) {
	const times = []
	for (let turn = 0; turn < turns + 2; turn++) {
		const began = performance.now()
		await client.send('GET', path)
		times.push(performance.now() - began)
	}
	return median(times.slice(2))
}

// [{ question, text, list, everything }] in ms.
export async function searching(trine, { data, token }) {
	const server = await Server.start([trine, 'serve', '--data', data, '--listen', '127.0.0.1:0'])
	const client = new Client(server.url, token)
	const results = []
	try {
		for (const [question, text] of questions) {
			const result = { question, text }
			for (const [place, path] of Object.entries(places))
				result[place] = await wait(client, `/api/v1/${path}${encodeURIComponent(text)}`)
			results.push(result)
		}
	} finally {
		client.close()
		await server.stop()
	}
	return results
}
