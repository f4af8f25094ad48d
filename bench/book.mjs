// How long a book of 1,000 clauses and 300 attachments takes: entered through the API, each attachment made into sheets when
// it is uploaded, then the volume put together three times; the best counts, as the pages are the same.
//
//   node bench/book.mjs TRINE [FOLDER]     leaves the book in the folder
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server } from './server.mjs'

const clauses = 1000, attachments = 300, sections = 40

function run(trine, data, args, input = '') {
	const done = spawnSync(trine, [...args, '--data', data], { input, encoding: 'utf8' })
	if (done.status !== 0)
		throw new Error(`trine ${args[0]}: ${done.stderr}${done.stdout}`)
	return done.stdout.trim()
}

// A scanned page: a paper of ours as dots, made different from the next by what stands behind its end.
function scan(page, i) {
	return Buffer.concat([page, Buffer.from(`scan ${i}`)])
}

class Asker {
	constructor(url, token) { Object.assign(this, { url, token }) }
	async ask(method, path, body, form) {
		const headers = { Authorization: `Bearer ${this.token}`, 'Idempotency-Key': crypto.randomUUID() }
		if (body)
			headers['Content-Type'] = 'application/json'
		const answer = await fetch(`${this.url}/api/v1/${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)) })
		if (!answer.ok)
			throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
		return answer.headers.get('content-type')?.includes('json') ? answer.json() : Buffer.from(await answer.arrayBuffer())
	}
}

async function enter(asker, work) {
	const { id: customer } = await asker.ask('POST', 'customer', { name: '济南示范学校' })
	const { id: tender } = await asker.ask('POST', 'tender', { name: '校园网改造项目', number: 'JN-2026-001', customer, copies_original: 1, copies_duplicate: 4 })
	const { id: bid } = await asker.ask('POST', 'bid', { name: '校园网改造投标', tender, warranty_term: 3, warranty_unit: 'year' })
	const { id: volume } = await asker.ask('POST', 'bid_volume', { name: '商务技术文件', bid, kind: 'whole' })
	for (let i = 0; i < clauses; i++) {
		const { id: clause } = await asker.ask('POST', 'clause', { tender, no: `3.${i + 1}`, place: i + 1, mark: i % 20 ? 'none' : 'star', category: 'technical',
			text: `第 ${i + 1} 条：所投设备的端口数量、转发性能和工作温度应满足使用要求，并提供第三方检测报告复印件加盖公章。` })
		await asker.ask('POST', 'clause_response', { bid, clause, text: `所投型号实测转发性能 ${1200 + i} Mpps，工作温度 -5 至 55 摄氏度，检测报告见附件。`, value: `${1200 + i} Mpps`, deviation: 'none', evidence: `检测报告第 ${i % 40 + 1} 页` })
	}
	const words = '系统采用双核心冗余架构，接入层按楼层部署，汇聚层按楼宇部署，关键链路双上联，单点故障不影响业务。'
	const made = []
	for (let i = 0; i < sections; i++) {
		const text = Array.from({ length: 14 }, (_, k) => (k % 5 ? words.repeat(3) : `## 第 ${k / 5 + 1} 部分`)).join('\n')
		made.push((await asker.ask('POST', 'bid_section', { title: `实施方案之${i + 1}`, volume, source: 'text', text })).id)
	}
	await asker.ask('POST', 'bid_section', { title: '技术偏离表', volume, source: 'paper', paper: 'technical_deviation' })
	const page = (await asker.ask('GET', `bid/${bid}/document?paper=training_plan&format=pdf`))
	writeFileSync(join(work, 'page.pdf'), page)
	const dots = spawnSync('pdftoppm', ['-jpeg', '-r', '150', '-f', '1', '-l', '1', '-singlefile', join(work, 'page.pdf')], { maxBuffer: 1 << 26 }).stdout
	const began = performance.now()
	for (let i = 0; i < attachments; i++) {
		const section = made[i % sections], form = new FormData()
		form.append('file', new Blob([scan(dots, i)], { type: 'image/jpeg' }), `scan${i}.jpg`)
		const { id: file } = await asker.ask('POST', `bid_section/${section}/file`, undefined, form)
		await asker.ask('POST', 'bid_attachment', { caption: `检测报告 ${i + 1}`, section, file })
	}
	return { volume, bid, upload: (performance.now() - began) / attachments, kb: dots.length / 1024 }
}

const ticks = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout)
// Seconds of processor time of the server and of the children it has had: what counts where others work on the machine too.
function spent(pid) {
	const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
	return stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 15).reduce((sum, n) => sum + Number(n), 0) / ticks
}

async function assemble(asker, server, { volume }) {
	const times = [], before = spent(server.child.pid)
	let made
	for (let turn = 0; turn < 3; turn++) {
		const began = performance.now()
		made = await asker.ask('POST', `bid_volume/${volume}/assemble`, {})
		times.push(performance.now() - began)
	}
	return { made, times, cpu: (spent(server.child.pid) - before) / times.length }
}

export async function booking(trine, folder) {
	const work = mkdtempSync(join(tmpdir(), 'trine-book-')), data = join(work, 'data')
	let server
	try {
		run(trine, data, ['init', '--company', 'Bench', '--admin', 'admin', '--password-file', '-'], 'Ninety-nine lanterns 9\n')
		run(trine, data, ['user', 'add', 'leader', '--name', '郑海峰', '--role', 'manager'])
		server = await Server.start([trine, 'serve', '--data', data, '--listen', '127.0.0.1:0'])
		const asker = new Asker(server.url, run(trine, data, ['token', '--user', 'leader']))
		const entered = await enter(asker, work)
		const { made, times, cpu } = await assemble(asker, server, entered)
		const pdf = await asker.ask('GET', `file/${made.pdf}/content`), docx = await asker.ask('GET', `file/${made.docx}/content`)
		const began = performance.now()
		await asker.ask('GET', `bid/${entered.bid}/book`)
		if (folder)
			writeFileSync(join(folder, 'book.pdf'), pdf), writeFileSync(join(folder, 'book.docx'), docx)
		return { ...entered, pages: made.pages, times, cpu, page: performance.now() - began, pdf: pdf.length / 1048576, docx: docx.length / 1048576 }
	} finally {
		await server?.stop()
		rmSync(work, { recursive: true, force: true })
	}
}

export function bookReport(b) {
	const best = Math.min(...b.times) / 1000
	return [`A volume of ${clauses.toLocaleString('en')} clauses and ${attachments} attachments of ${b.kb.toFixed(0)} kB (${b.upload.toFixed(0)} ms each when they are uploaded and made into sheets).`, '',
		'| pages | seconds, three times | processor time each | PDF | Word | its page in the browser | target | met |', '|---|---|---|---|---|---|---|---|',
		`| ${b.pages} | ${b.times.map(t => (t / 1000).toFixed(1)).join(', ')} | ${b.cpu.toFixed(1)} s | ${b.pdf.toFixed(1)} MB | ${b.docx.toFixed(1)} MB | ${b.page.toFixed(0)} ms | < 5 s | ${best < 5 ? 'yes' : 'NO'} |`].join('\n')
}

if (process.argv[1]?.endsWith('book.mjs'))
	console.log(bookReport(await booking(process.argv[2], process.argv[3])))
