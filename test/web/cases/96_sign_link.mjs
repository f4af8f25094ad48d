// The customer signs on its own telephone: the engineer signs and shows a code, the page behind it shows what is signed and its hash,
// and on the engineer's page it is done; a link that is used up says so.
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

async function scribble(page, pad) {
	const canvas = pad.locator('canvas')
	await canvas.scrollIntoViewIfNeeded()
	const box = await canvas.boundingBox()
	await page.mouse.move(box.x + 40, box.y + 60)
	await page.mouse.down()
	for (let i = 1; i <= 24; i++) await page.mouse.move(box.x + 40 + i * 9, box.y + 60 + Math.sin(i + Math.random()) * 30)
	await page.mouse.up()
}

/** How many unfinished drawings lie on the device; nothing is opened that the page has not made. */
const drawings = (page) =>
	page.evaluate(async () => {
		if (!(await indexedDB.databases()).some((d) => d.name === 'trine.field' && d.version >= 2)) return 0
		return new Promise((done) => {
			const asked = indexedDB.open('trine.field')
			asked.addEventListener('success', () => {
				const count = asked.result.transaction('unfinished').objectStore('unfinished').count()
				count.addEventListener('success', () => done(count.result))
				asked.result.close()
			})
		})
	})

async function onDevice(page, n) {
	for (let tries = 0; tries < 100; tries++) {
		if ((await drawings(page)) === n) return
		await page.waitForTimeout(80)
	}
	throw new Error(`not ${n} drawings on the device`)
}

const fits = async (page) => expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')

/** An order of this case alone, finished and waiting for a signature. */
async function finished(boss, engineer) {
	const customer = await ownCustomer(boss)
	const who = need((await api(boss, 'GET', 'user?login=engineer')).body.items[0], 'no engineer')
	const report = await created(boss, 'service_case', { title: '签字用例', kind: 'request', channel: 'phone', customer: customer.id, engineer: who.id, reported_at: new Date().toISOString() })
	const order = await created(engineer, 'work_order', { title: '现场指导', service_case: report.id, kind: 'guidance' })
	same((await api(engineer, 'POST', `work_order/${order.id}/start`, {})).status, 200, 'begun')
	same((await api(engineer, 'POST', `work_order/${order.id}/finish`, { findings: '镜头松动', hours: '1' })).status, 200, 'finished')
	return order
}

export default {
	'an order is signed on the customer’s telephone': async ({ browser, url, password, shots }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const phone = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(phone, 'engineer', password)
		const order = await finished(boss, phone)
		await phone.goto(`/work_order/${order.id}/work`)
		await phone.waitForSelector('[data-sign-link] button')
		expect(await phone.locator('[data-sign-link] button').isDisabled(), 'a link without the engineer’s own signature')
		await scribble(phone, phone.locator('.pad').nth(1))
		// What is drawn outlives a reload; what is wiped does not come back.
		await onDevice(phone, 1)
		await phone.reload()
		await phone.waitForSelector('[data-sign-link] button:not(:disabled)')
		await phone.locator('.pad').nth(1).locator('button').click()
		await onDevice(phone, 0)
		await phone.reload()
		await phone.waitForSelector('[data-sign-link] button')
		await settled(phone)
		expect(await phone.locator('[data-sign-link] button').isDisabled(), 'a signature that was wiped came back')
		await scribble(phone, phone.locator('.pad').nth(1))
		await phone.click('[data-sign-link] button')
		await phone.waitForSelector('[data-sign-link] .qr')
		await fits(phone)
		none(await violations(phone), 'violations beside the code')
		if (shots) await phone.screenshot({ path: `${shots}/sign-link-phone-zh.png`, fullPage: true })
		const link = new URL(await phone.inputValue('#sign-url')).pathname

		// Somebody else's telephone, in English, without an account.
		const theirs = await openPage(browser, { url, viewport: PHONE, touch: true, locale: 'en' })
		await theirs.goto(link)
		await theirs.waitForSelector('.facts dd')
		const said = await theirs.locator('main').textContent()
		expect(said.includes(order.number) && said.includes('镜头松动') && /[0-9a-f]{64}/.test(said), 'it does not show what is signed')
		await fits(theirs)
		none(await violations(theirs), 'violations where it is signed')
		if (shots) await theirs.screenshot({ path: `${shots}/sign-phone-en.png`, fullPage: true })
		await theirs.locator('.stars button').nth(3).click()
		await scribble(theirs, theirs.locator('.pad'))
		await theirs.click('.send')
		await theirs.waitForSelector('.error-text[role=alert]')
		await theirs.fill('[name=signer]', '李老师')
		await theirs.click('.send')
		await theirs.waitForSelector('section[role=status] .mono')
		const paper = await theirs.request.get(`${url}/api/v1${link}/document?format=pdf`)
		same([paper.status(), paper.headers()['content-type']], [200, 'application/pdf'], 'the copy to keep')
		none(await violations(theirs), 'violations when it is done')

		// The engineer's page follows by itself; what stands there is what was signed.
		await phone.waitForSelector('.done', { timeout: 15_000 })
		const row = (await api(phone, 'GET', `work_order/${order.id}`)).body
		same([row.stage, row.signer, row.satisfaction], ['confirmed', '李老师', 4], 'signed')
		same((await api(phone, 'GET', `work_order/${order.id}/history`)).body.items[0].via, 'link', 'the trail says how')

		// Once is once.
		await theirs.reload()
		await theirs.waitForSelector('.notice.late')
		expect((await theirs.locator('.notice.late').textContent()).includes('used up'), 'it does not say that the link is used')
		await settled(theirs)
		none([...boss.faults, ...phone.faults, ...theirs.faults], 'faults')
	},
}
