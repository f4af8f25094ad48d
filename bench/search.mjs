// How long a person waits for what he looks for among 200,000 records: one asks at a time, a list and everything.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/harness/postgres.mjs'
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

async function asked(trine, args, token) {
	const server = await Server.start([trine, 'serve', ...args, '--listen', '127.0.0.1:0'])
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

// The same company on PostgreSQL: what its backup holds, restored there.
async function moved(trine, data, token) {
	const work = mkdtempSync(join(tmpdir(), 'trine-search-')), postgres = await startPostgres()
	const run = (...args) => {
		const done = spawnSync(trine, args, { encoding: 'utf8' })
		if (done.status !== 0)
			throw new Error(`trine ${args.join(' ')}: ${done.stderr}`)
	}
	try {
		const there = ['--data', join(work, 'data'), '--database', postgres.createDatabase().url]
		run('backup', join(work, 'backup'), '--data', data)
		run('keys', 'export', join(work, 'keys'), '--data', data)
		run('restore', join(work, 'backup'), '--keys', join(work, 'keys'), '--without-erasures', ...there)
		return await asked(trine, there, token)
	} finally {
		await postgres.stop()
		rmSync(work, { recursive: true, force: true })
	}
}

// [{ engine, results: [{ question, text, list, everything }] }] in ms.
export async function searching(trine, { data, token }) {
	return [{ engine: 'SQLite', results: await asked(trine, ['--data', data], token) },
		{ engine: 'PostgreSQL', results: await moved(trine, data, token) }]
}

export function searchReport(searches) {
	const lines = []
	for (const { engine, results } of searches) {
		lines.push('', `| ms to find among 200,000 on ${engine} | | list | everything | target | met |`, '|---|---|---|---|---|---|')
		for (const { question, text, list, everything } of results)
			lines.push(`| ${question} | ${text} | ${list.toFixed(1)} | ${everything.toFixed(1)} | | |`)
		const [list, everything] = Object.keys(places).map(place => median(results.map(r => r[place])))
		lines.push(`| **median** | | ${list.toFixed(1)} | ${everything.toFixed(1)} | < 50 | ${Math.max(list, everything) < 50 ? 'yes' : 'NO'} |`)
	}
	return lines.slice(1).join('\n')
}
