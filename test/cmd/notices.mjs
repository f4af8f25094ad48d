// Group bots and the SMS hook: an offer reaches each as it wants it, signed; secrets are in no answer and no log; what is not
// urgent is gathered; a bot outside the listed networks is never spoken to (DOMAIN 5.1, TRUST G49).
//
//   node test/cmd/notices.mjs
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Installation } from '../harness/server.mjs'

const failures = []
let passed = 0
const same = (name, is, want = true) => {
	if (JSON.stringify(is) === JSON.stringify(want))
		passed++
	else
		failures.push(`${name}: ${JSON.stringify(is)}, not ${JSON.stringify(want)}`)
}

// A bot that keeps what it is told; `answers` are given in turn, then all is well.
async function startBot() {
	const bot = { told: [], answers: [] }
	const server = createServer((request, reply) => {
		let text = ''
		request.setEncoding('utf8').on('data', piece => { text += piece })
		request.on('end', () => {
			bot.told.push({ path: request.url, text, body: JSON.parse(text), signature: request.headers['x-trine-signature'] })
			reply.setHeader('Content-Type', 'application/json')
			reply.end(JSON.stringify(bot.answers.shift() ?? { errcode: 0, code: 0 }))
		})
	})
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
	return Object.assign(bot, { port: server.address().port, close: () => new Promise(resolve => server.close(resolve)) })
}

async function until(name, fits) {
	for (let i = 0; i < 200; i++) {
		if (await fits())
			return same(name, true)
		await sleep(100)
	}
	same(name, false)
}

const hmac = (key, text) => createHmac('sha256', key).update(text).digest('base64')
const bot = await startBot(), closed = await startBot()
const installation = new Installation({ env: { TRINE_EGRESS_ALLOW: `127.0.0.1:${bot.port}`, TRINE_URL: 'https://trine.example.cn' } })
await installation.init()
for (const [login, roles, name] of [['boss', 'service_manager', '刘振'], ['desk', 'dispatcher', '宋洁'], ['zhang', 'engineer', '张强'], ['seller', 'sales', '孙晓东']])
	await installation.addUser(login, roles, { name })
await installation.start()

const tokens = {}
async function as(login, method, path, body, headers = {}) {
	tokens[login] ??= await installation.token(login)
	const answer = await installation.json(method, `/api/v1/${path}`, body, { Authorization: `Bearer ${tokens[login]}`, ...headers })
	return { status: answer.status, body: answer.json }
}

const made = async (login, path, body) => {
	const answer = await as(login, 'POST', path, body)
	same(`${path} is made`, answer.status, 201)
	return answer.body
}

const zhang = (await as('boss', 'GET', 'user?login=zhang')).body.items[0]
same('he has a telephone', (await as('admin', 'PATCH', `user/${zhang.id}`, { phone: '13600136009' }, { 'If-Match': `"${zhang.version}"` })).status, 200)
const customer = await made('seller', 'customer', { name: '济南示范医院' })
const now = Date.now()
await made('boss', 'duty_shift', { person: zhang.id, role: 'first', from_at: new Date(now - 3.6e6).toISOString(), to_at: new Date(now + 8.64e7).toISOString() })
const at = (kind, port = bot.port) => `http://127.0.0.1:${port}/${kind}?key=K-${kind}`
for (const kind of ['wecom', 'dingtalk', 'feishu', 'sms'])
	await made('boss', 'notification_channel', { name: `群 ${kind}`, kind, address: at(kind), secret: `SECRET-${kind}`, digests: kind === 'wecom', ...(kind === 'dingtalk' ? { keyword: '维保' } : {}) })
await made('boss', 'notification_channel', { name: '未列入的网络', kind: 'wecom', address: at('closed', closed.port) })

// An offer: four messages, each in its own form and signed.
const one = await made('desk', 'service_case', { title: '大门摄像机黑屏', customer: customer.id, kind: 'fault', channel: 'phone', caller_phone: '13800138000', reported_at: new Date(now).toISOString() })
same('offered', one.engineer, zhang.id)
const of = kind => bot.told.filter(m => m.path.startsWith(`/${kind}`))
await until('each was told', () => ['wecom', 'dingtalk', 'feishu', 'sms'].every(k => of(k).length > 0))
const link = /https:\/\/trine\.example\.cn\/dispatch_offer\/[0-9a-z]{13}\/answer/
const [wecom] = of('wecom'), [dingtalk] = of('dingtalk'), [feishu] = of('feishu')
same('wecom', [wecom.body.msgtype, wecom.body.text.mentioned_mobile_list, link.test(wecom.body.text.content)], ['text', ['13600136009'], true])
same('no number of the customer in a group', wecom.text.includes('13800138000'), false)
const query = new URL(dingtalk.path, 'http://x').searchParams
same('dingtalk', [dingtalk.body.text.content.startsWith('维保 '), dingtalk.body.text.content.endsWith('@13600136009'), dingtalk.body.at.atMobiles], [true, true, ['13600136009']])
same('dingtalk is signed', query.get('sign'), hmac('SECRET-dingtalk', `${query.get('timestamp')}\nSECRET-dingtalk`))
same('feishu', [feishu.body.msg_type, link.test(feishu.body.content.text)], ['text', true])
same('feishu is signed', feishu.body.sign, hmac(`${feishu.body.timestamp}\nSECRET-feishu`, ''))
await until('two short messages', () => of('sms').length >= 2)
same('to the engineer and to the caller', of('sms').map(m => m.body.phone).sort(), ['13600136009', '13800138000'])
const receipt = of('sms').find(m => m.body.phone === '13800138000')
same('the receipt', [receipt.body.text.includes(one.number), /https:\/\/trine\.example\.cn\/report\/case\//.test(receipt.body.text)], [true, true])
same('the hook is signed', receipt.signature, `sha256=${createHmac('sha256', 'SECRET-sms').update(receipt.text).digest('hex')}`)

// A bot in a network that is not listed: no connection, and the channel says why, without its address.
await until('why stands with the channel', async () => {
	const row = (await as('boss', 'GET', `notification_channel?q=${encodeURIComponent('未列入')}`)).body.items[0]
	return /address_not_allowed/.test(row.last_error ?? '') && !row.last_error.includes('K-closed')
})
same('no connection', closed.told.length, 0)

// A bot that refuses is not asked again; the reason is kept until it takes one.
bot.answers.push({ errcode: 93000 }, { errcode: 93000 }, { code: 93000, errcode: 93000 }, { errcode: 93000 })
await made('desk', 'service_case', { title: '门禁不识别', customer: customer.id, kind: 'fault', channel: 'phone', reported_at: new Date().toISOString() })
await until('the refusal stands with the channel', async () =>
	/93000/.test((await as('boss', 'GET', `notification_channel?kind=dingtalk`)).body.items[0].last_error ?? ''))

// What is not urgent waits for the digest: only the channel that gets digests, and later.
const before = bot.told.length
await made('desk', 'service_case', { title: '导出录像的步骤', customer: customer.id, kind: 'question', channel: 'phone', reported_at: new Date().toISOString() })
await sleep(3500)
same('nothing is told at once', bot.told.slice(before).filter(m => m.text.includes('导出录像')).length, 0)

// Secrets: in no answer, in no log.
const all = JSON.stringify((await as('boss', 'GET', 'notification_channel')).body)
same('no secret in an answer', /SECRET-|K-/.test(all), false)
same('no secret in the log', /SECRET-|K-wecom|K-closed/.test(installation.errors), false)

await installation.stop()
installation.remove()
await Promise.all([bot.close(), closed.close()])
console.log(failures.map(f => `FAIL ${f}\n`).join('') + `${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length ? 1 : 0
