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

/** The rows of a table as they lie there. */
const lying = (page, table) =>
	page.evaluate((name) => new Promise((done) => {
		const open = indexedDB.open('trine.field')
		open.onsuccess = () => {
			const all = open.result.transaction(name).objectStore(name).getAll()
			all.onsuccess = () => {
				open.result.close()
				done(all.result)
			}
		}
	}), table)

/** What waits, read with the key that lies beside it; where there is none, by its author alone. */
const inQueue = (page) =>
	page.evaluate(async () => {
		const db = await new Promise((done) => (indexedDB.open('trine.field').onsuccess = (e) => done(e.target.result)))
		const get = (table, how) => new Promise((done) => (how(db.transaction(table).objectStore(table)).onsuccess = (e) => done(e.target.result)))
		const rows = await get('queue', (t) => t.getAll())
		const open = async (w) => {
			const key = w.sealed && (await get('keys', (t) => t.get(w.user)))
			if (!w.sealed) return w
			if (!key) return { name: 'sealed', action: 'sealed' }
			const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: w.sealed.iv, additionalData: new TextEncoder().encode(`queue/${w.user}`) }, key, w.sealed.text)
			return JSON.parse(new TextDecoder().decode(plain))
		}
		const out = []
		for (const w of rows) out.push(await open(w).then((r) => `${r.name}.${r.action}`))
		db.close()
		return out
	})

/** Everything on the device that a word could be read in. */
const readable = (page) =>
	page.evaluate(async () => {
		const db = await new Promise((done) => (indexedDB.open('trine.field').onsuccess = (e) => done(e.target.result)))
		let text = JSON.stringify(localStorage)
		for (const name of ['kept', 'queue', 'unfinished']) {
			const rows = await new Promise((done) => (db.transaction(name).objectStore(name).getAll().onsuccess = (e) => done(e.target.result)))
			for (const r of rows) {
				text += JSON.stringify(r)
				for (const b of [r.file?.blob, ...(r.blobs ?? [])]) if (b) text += await b.text()
				for (const b of r.sealed ? [r.sealed.text, ...r.sealed.blobs.map((x) => x.data)] : []) text += new TextDecoder('latin1').decode(b)
			}
		}
		db.close()
		return text
	})

async function onDevice(page, table, n) {
	for (const end = Date.now() + 10000; Date.now() < end; await page.waitForTimeout(100)) if ((await lying(page, table)).length === n) return
	throw new Error(`not ${n} rows of ${table} on the device`)
}

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
		// What was typed and photographed does not go with the page.
		await onDevice(page, 'unfinished', 1)
		await page.reload()
		await page.click('[data-repair]')
		await page.waitForSelector('form.repair [data-photos="1"]')
		same([await page.inputValue('[name=findings]'), await page.inputValue('[name=agreed]'), await page.inputValue('.part select')], ['光模块损坏', '韩梅', `${van.id}/${part.id}`], 'after the reload')
		await page.fill('[name=signer]', '韩梅')
		await page.locator('form.repair .stars button').last().click()
		await scribble(page, 0)
		await scribble(page, 1)
		none(await violations(page), 'axe while writing')
		await page.click('form.repair .huge')
		await page.waitForFunction(() => /更换光模块/.test(document.querySelector('main dl')?.textContent ?? ''))
		const wrote = await inQueue(page)
		const words = await readable(page)
		same([words.includes('光模块损坏'), words.includes(at.site.name), words.includes('IHDR')], [false, false, false], 'words or pictures lie in the clear')
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
		same(await inQueue(page), Array(11).fill('sealed.sealed'), 'kept after logging out, without the key')
		same(await lying(page, 'keys'), [], 'a key stays on the device')
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
		const files = (await api(boss, 'GET', `work_order/${order.id}/file`)).body.items
		same(files.map((f) => f.name).sort(), ['port.png', 'signature-customer.png', 'signature-engineer.png'], 'picture and signature')
		const sent = await boss.request.get(`${url}/api/v1/file/${files.find((f) => f.name === 'port.png').id}/content`)
		expect((await sent.body()).equals(PNG), 'the picture is not what was taken')
		const entries = (await api(boss, 'GET', `offline_entry?about_record=${order.id}`)).body.items
		expect(entries.length === 5 && entries.every((e) => e.occurred_at < e.received_at), `both times: ${JSON.stringify(entries)}`)
		await boss.goto(`/service_case/${at.row.id}`)
		await boss.waitForSelector('[data-offline] tbody tr')
		none(await violations(boss), 'axe on the record')
		none([...page.faults, ...boss.faults], 'faults')
	},

	'a picture taken on a visit outlives a reload without a signal': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const engineer = need(await first(boss, 'user?login=engineer'), 'no engineer')
		const contract = need(await first(boss, 'contract?stage=accepted'), 'no contract')
		const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)
		const visit = await created(boss, 'visit', { title: `拍照用例${Math.random().toString(36).slice(2, 6)}`, contract: contract.id, channel: 'onsite', planned_on: today, engineer: engineer.id })
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await logIn(page, 'engineer', password)
		await page.goto(`/visit/${visit.id}/work`)
		await settled(page)
		await page.locator('main > button.huge').click()
		await page.waitForSelector('.pick .bad')
		await takeDay(page)
		await page.context().setOffline(true)
		await page.locator('[data-part=visits] .what', { hasText: visit.title }).click()
		await page.locator('.pick .bad').first().click()
		await page.locator('.more textarea').first().fill('外壳锈蚀')
		await page.locator('.more input[type=file]').first().setInputFiles({ name: 'rust.png', mimeType: 'image/png', buffer: PNG })
		const seen = () => page.waitForFunction(() => document.querySelector('img.thumb')?.naturalWidth === 1)
		await seen()
		for (const end = Date.now() + 8000; (await inQueue(page)).length < 2 && Date.now() < end; ) await page.waitForTimeout(100)
		await page.reload()
		await page.waitForSelector('li.abnormal .name')
		await page.locator('li.abnormal .name').first().click()
		await seen()
		none(await violations(page), 'axe with a picture that waits')

		await page.context().setOffline(false)
		await page.goto('/phone')
		await emptied(page)
		const check = (await api(boss, 'GET', `visit/${visit.id}`)).body.checks.find((c) => c.finding === '外壳锈蚀')
		const sent = await boss.request.get(`${url}/api/v1/file/${need(check?.photo, 'no photo on the record').id ?? check.photo}/content`)
		expect((await sent.body()).equals(PNG), 'the picture is not what was taken')
		none(page.faults, 'faults')
	},

	'where the browser cannot seal, the work goes on and the page says so': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }))
		await logIn(page, 'engineer', password)
		await takeDay(page)
		await page.waitForSelector('[data-plain]')
		await page.context().setOffline(true)
		await page.goto('/phone/report')
		await page.waitForSelector('form')
		same((await lying(page, 'kept')).every((r) => !r.sealed), true, 'sealed without a key')
		await page.context().setOffline(false)
		none(page.faults, 'faults')
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
