// The engineer's phone: the day taken along, a repair without a signal from the first tap to the customer's signature, everything
// there after a reload, nothing lost on the way out; and two people who write the same record.
import { PHONE, api, enter, first, logIn, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer, scribble } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** A case of its own for the engineer, at a place with a device. */
async function caseFor(boss, word, engineer) {
	const customer = await ownCustomer(boss)
	const site = await created(boss, 'site', { name: `${word}机房`, customer: customer.id, city: '济南', contact_name: '韩梅', contact_phone: `137${String(Date.now()).slice(-8)}` })
	const device = await created(boss, 'equipment', { name: `${word}交换机`, category: 'network', customer: customer.id, site: site.id })
	const row = await created(boss, 'service_case', { title: `${word}掉线`, customer: customer.id, site: site.id, equipment: device.id, kind: 'fault', channel: 'phone', impact: 2, urgency: 2, engineer: engineer.id, reported_at: new Date().toISOString() })
	same((await api(boss, 'POST', `service_case/${row.id}/acknowledge`, { engineer: engineer.id })).status, 200, 'accepted')
	return { customer, site, device, row }
}

/** A part in his van. */
async function partIn(boss, word, engineer) {
	const part = await created(boss, 'spare_part', { part_no: `P-${word}`, name: `光模块 ${word}`, unit: '个' })
	const van = await created(boss, 'warehouse', { name: `随车 ${word}`, kind: 'van', keeper: engineer.id })
	await created(boss, 'stock_move', { kind: 'receive', spare_part: part.id, quantity: '2', to_warehouse: van.id, unit_price: '120.00' })
	return { part, van }
}

async function takeDay(page) {
	await page.goto('/phone')
	await page.waitForFunction(() => /没有信号也能用/.test(document.querySelector('[data-taken]')?.textContent ?? ''), null, { timeout: 30000 })
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
	await settled(page)
}

const inQueue = (page) =>
	page.evaluate(() => new Promise((done) => {
		const open = indexedDB.open('trine.field')
		open.onsuccess = () => {
			const all = open.result.transaction('queue').objectStore('queue').getAll()
			all.onsuccess = () => done(all.result.map((w) => `${w.name}.${w.action}`))
		}
	}))

async function emptied(page) {
	for (const end = Date.now() + 20000; Date.now() < end; await page.waitForTimeout(200)) if (!(await inQueue(page)).length) return
	throw new Error(`still waiting: ${(await inQueue(page)).join(' ')}\n${await page.textContent('main')}`)
}

export default {
	'a repair without a signal: nothing is lost, both times are kept': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const engineer = need(await first(boss, 'user?login=engineer'), 'no engineer')
		const word = Math.random().toString(36).slice(2, 6)
		const at = await caseFor(boss, `地下${word}`, engineer)
		const { part, van } = await partIn(boss, word, engineer)
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await logIn(page, 'engineer', password)
		await takeDay(page)
		none(await violations(page), 'axe on the day')
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the day scrolls sideways')
		const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json())
		same([manifest.start_url, manifest.display, manifest.icons.length >= 3], ['/phone', 'standalone', true], 'installable')

		await page.context().setOffline(true)
		await page.reload()
		await page.waitForSelector('[data-part=cases] .what')
		await page.waitForFunction(() => document.querySelector('[data-signal]')?.textContent === '离线')
		await page.locator('[data-part=cases] .what', { hasText: at.row.title }).click()
		await page.waitForSelector('[data-next=arrive]')
		expect((await page.textContent('main')).includes(at.site.name), 'where it is, without a signal')
		await page.click('[data-next=arrive]')
		await page.waitForSelector('[data-next]', { state: 'detached' })
		await page.click('[data-repair]')
		await page.fill('[name=findings]', '光模块损坏')
		await page.fill('[name=measures]', '更换光模块，端口恢复')
		await page.selectOption('[name=cause]', 'normal_use')
		await page.click('[data-add-part]')
		await page.selectOption('.part select', `${van.id}/${part.id}`)
		await page.fill('[name=agreed]', '韩梅')
		await page.setInputFiles('[name=repair_photo]', { name: 'port.png', mimeType: 'image/png', buffer: PNG })
		await page.fill('[name=signer]', '韩梅')
		await page.locator('form.repair .stars button').last().click()
		await scribble(page, 0)
		await scribble(page, 1)
		none(await violations(page), 'axe while writing')
		await page.click('form.repair .huge')
		await page.waitForFunction(() => /更换光模块/.test(document.querySelector('main dl')?.textContent ?? ''))
		const wrote = await inQueue(page)
		same(wrote, ['service_case.arrive', 'work_order.create', 'work_order.start', 'work_order.file', 'work_order.agree', 'stock_move.create', 'work_order.finish', 'work_order.file', 'work_order.file', 'work_order.sign', 'service_case.restore'], 'what waits')
		same((await api(boss, 'GET', `service_case/${at.row.id}`)).body.stage, 'acknowledged', 'the server knows nothing yet')

		// Nothing of it goes on a reload, and on the way out it is said.
		await page.reload()
		await page.waitForFunction(() => /更换光模块/.test(document.querySelector('main dl')?.textContent ?? ''))
		await page.goto('/phone')
		await page.waitForSelector('[data-waiting]')
		expect(/11 条待上传/.test(await page.textContent('[data-waiting]')), 'how many wait')
		await page.evaluate(() => ['visit', 'work_order'].forEach((e) => localStorage.setItem(`trine.typed/${e}/0000000000000`, '{}')))
		await page.click('.me')
		await page.locator('button.item', { hasText: '退出' }).click()
		await page.waitForSelector('dialog')
		expect(/11 条内容还在这台设备上/.test(await page.textContent('dialog')), 'it does not say what would stay')
		await page.locator('dialog footer button', { hasText: /^退出$/ }).click()
		await page.waitForURL(/\/login/)
		same((await inQueue(page)).length, 11, 'kept after logging out')
		same(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('trine.typed/'))), [], 'half-typed words stay on the device')
		same(await page.evaluate(() => new Promise((done) => {
			const open = indexedDB.open('trine.field')
			open.onsuccess = () => {
				const n = open.result.transaction('kept').objectStore('kept').count()
				n.onsuccess = () => done(n.result)
			}
		})), 0, 'what was read stays on the device')

		// The signal is back: another one logs in and sees nothing of it; then the same one.
		await page.context().setOffline(false)
		await page.goto('/login')
		await logIn(page, 'storekeeper', password)
		await page.waitForTimeout(500)
		same((await inQueue(page)).length, 11, 'sent by another')
		await page.click('.me')
		await page.locator('button.item', { hasText: '退出' }).click()
		await page.waitForURL(/\/login/)
		await logIn(page, 'engineer', password)
		await page.goto('/phone')
		await emptied(page)
		const after = (await api(boss, 'GET', `service_case/${at.row.id}`)).body
		same([after.stage, after.cause], ['restored', 'normal_use'], 'the case')
		const order = need(await first(boss, `work_order?service_case=${at.row.id}`), 'no work order')
		const whole = (await api(boss, 'GET', `work_order/${order.id}`)).body
		same([whole.stage, whole.signer, whole.satisfaction, whole.charges.find((c) => c.kind === 'part')?.fitted], ['confirmed', '韩梅', 5, true], 'the work order')
		expect(/^[0-9a-f]{64}$/.test(whole.content_hash), 'the signature binds nothing')
		same((await first(boss, `stock_place?warehouse=${van.id}`)).quantity, '1', 'the van')
		same((await api(boss, 'GET', `work_order/${order.id}/file`)).body.items.map((f) => f.name).sort(), ['port.png', 'signature-customer.png', 'signature-engineer.png'], 'picture and signature')
		const entries = (await api(boss, 'GET', `offline_entry?about_record=${order.id}`)).body.items
		expect(entries.length === 5 && entries.every((e) => e.occurred_at < e.received_at), `both times: ${JSON.stringify(entries)}`)
		await boss.goto(`/service_case/${at.row.id}`)
		await boss.waitForSelector('[data-offline] tbody tr')
		none(await violations(boss), 'axe on the record')
		none([...page.faults, ...boss.faults], 'faults')
	},

	'two write the same record: what only one changed stands, the rest is decided by a person': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const engineer = need(await first(boss, 'user?login=engineer'), 'no engineer')
		const contract = need(await first(boss, 'contract?stage=accepted'), 'no contract')
		const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)
		const visit = await created(boss, 'visit', { title: `双人用例${Math.random().toString(36).slice(2, 6)}`, contract: contract.id, channel: 'onsite', planned_on: today, engineer: engineer.id, environment: '原环境' })
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await logIn(page, 'engineer', password)
		await page.goto(`/visit/${visit.id}/work`)
		await settled(page)
		await page.locator('main > button.huge').click()
		await page.waitForSelector('[data-field=environment]')
		await takeDay(page)
		await page.context().setOffline(true)
		await page.locator('[data-part=visits] .what', { hasText: visit.title }).click()
		await page.fill('[data-field=environment] textarea', '机房 31 ℃')
		await page.fill('[data-field=guidance] textarea', '指导查看空调')
		await page.waitForFunction(() => /已存在本机/.test(document.querySelector('.mid')?.textContent ?? ''))
		for (const end = Date.now() + 5000; !(await inQueue(page)).length && Date.now() < end; ) await page.waitForTimeout(100)

		// Meanwhile, at the desk: one field of the two, and another one.
		const now = await api(boss, 'GET', `visit/${visit.id}`)
		same((await api(boss, 'PATCH', `visit/${visit.id}`, { environment: '客户来电：空调已修', our_people: '李强、赵工' }, { 'If-Match': now.etag })).status, 200, 'the desk writes')
		await page.context().setOffline(false)
		await page.goto('/phone')
		await page.waitForSelector('[data-state=clash]')
		none(await violations(page), 'axe with a clash')
		await page.locator('[data-state=clash] .primary').click()
		await page.waitForSelector('dialog input[type=radio]')
		const asked = await page.textContent('dialog tbody')
		expect(asked.includes('机房 31 ℃') && asked.includes('空调已修'), 'both words are shown')
		await page.locator('dialog footer .primary').click()
		await emptied(page)
		const row = (await api(boss, 'GET', `visit/${visit.id}`)).body
		same([row.environment, row.guidance, row.our_people], ['机房 31 ℃', '指导查看空调', '李强、赵工'], 'mine where I chose, theirs where only they wrote')
		none(page.faults, 'faults')
	},
}
