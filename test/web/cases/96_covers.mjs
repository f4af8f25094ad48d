// What covers a device: to its customer its contract, an extension, a repair; to us the maker's beside it, on the device, on the
// engineer's order, and on the way back to the maker (FIELD 47, 48, 53, 55).
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, fill, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const narrow = async (page) => expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')
const day = (n) => new Date(Date.now() + 8 * 3600e3 + n * 86400e3).toISOString().slice(0, 10)
const mark = () => Math.random().toString(36).slice(2, 7)

/** A device of the customer's contract whose warranty is over, extended for parts, and with its maker's card. */
async function device(boss, customer) {
	const contract = need((await api(boss, 'GET', `contract?customer=${customer}&stage=accepted&limit=1`)).body.items[0], 'no contract of the customer')
	const site = need((await api(boss, 'GET', `site?customer=${customer}&limit=1`)).body.items[0], 'no site')
	const name = `延保摄像机${mark()}`
	const e = await created(boss, 'equipment', { name, category: 'video', customer, site: site.id, contract: contract.id })
	await created(boss, 'coverage', { name: '延保一年', kind: 'extension', equipment: e.id, classes: ['part'], from_on: day(-1), to_on: day(365), source: '报价 2026-031' })
	await created(boss, 'coverage', { name: '厂家三年', kind: 'maker', equipment: e.id, classes: ['part'], from_on: day(-300), to_on: day(700), source: '保修卡 0815' })
	return { id: e.id, name, site: site.id, contract: contract.id }
}

export default {
	'a device says what covers it, to its customer and to us': async ({ browser, url, password, shots }) => {
		const theirs = await openPage(browser, { url, viewport: PHONE, touch: true, locale: 'en' })
		await enter(theirs, 'customer', password)
		const customer = (await api(theirs, 'GET', 'session')).body.customer
		const boss = await openPage(browser, { url })
		await enter(boss, 'service_manager', password)
		const e = await device(boss, customer)
		await boss.goto(`/equipment/${e.id}`)
		await boss.waitForSelector('[data-covers] li')
		same(await boss.$$eval('[data-covers] li b', (all) => all.map((x) => x.textContent)), ['合同质保', '延保', '厂家质保'], 'cover by cover')
		await says(boss, /在延保范围内（正常使用），免费维修/, 'why, in the words of a charge')
		none(await violations(boss), 'axe on the device')
		if (shots) await boss.screenshot({ path: `${shots}/covers-zh.png`, fullPage: true })

		await theirs.goto(`/equipment/${e.id}`)
		await theirs.waitForSelector('[data-covers] li')
		same(await theirs.locator('[data-covers] li').count(), 2, 'the maker’s is none of the customer’s business')
		await says(theirs, /within its extension/, 'why, in English')
		await narrow(theirs)
		none(await violations(theirs), 'axe in the portal')
		if (shots) await theirs.screenshot({ path: `${shots}/covers-portal-phone-en.png`, fullPage: true })
		await theirs.goto('/')
		await theirs.waitForSelector('[data-part=equipment] [data-by]')
		await says(theirs, /Extension/, 'on the first page')
		await narrow(theirs)
		if (shots) await theirs.locator('[data-part=equipment]').screenshot({ path: `${shots}/covers-portal-home-phone-en.png` })
		const wide = await openPage(browser, { url })
		await enter(wide, 'customer', password)
		await wide.goto(`/equipment?q=${encodeURIComponent(e.name)}`)
		await settled(wide)
		await says(wide, /延保/, 'in the list')
		none(await violations(wide), 'axe on the list')
		if (shots) await wide.screenshot({ path: `${shots}/covers-portal-list-zh.png`, fullPage: true })
		none([...boss.faults, ...theirs.faults, ...wide.faults], 'faults')
	},

	'the maker’s warranty is said on the order and begins the return': async ({ browser, url, password, shots }) => {
		const theirs = await openPage(browser, { url })
		await enter(theirs, 'customer', password)
		const customer = (await api(theirs, 'GET', 'session')).body.customer
		const boss = await openPage(browser, { url })
		await enter(boss, 'service_manager', password)
		const e = await device(boss, customer)
		const engineer = need((await api(boss, 'GET', 'user?login=engineer')).body.items[0], 'no engineer')
		const report = await created(boss, 'service_case', { title: `画面发紫${mark()}`, customer, site: e.site, equipment: e.id, contract: e.contract, kind: 'fault', channel: 'phone', engineer: engineer.id, reported_at: new Date().toISOString() })
		const order = await created(boss, 'work_order', { title: '更换镜头模组', service_case: report.id, kind: 'repair', engineer: engineer.id })

		const phone = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(phone, 'engineer', password)
		await phone.goto(`/work_order/${order.id}/work`)
		await phone.waitForSelector('[data-maker]')
		await says(phone, new RegExp(`厂家质保.*${day(700).slice(0, 4)}`), 'until when')
		await narrow(phone)
		none(await violations(phone), 'axe on the order')
		if (shots) await phone.screenshot({ path: `${shots}/maker-phone-zh.png`, fullPage: true })

		const store = await openPage(browser, { url, locale: 'en' })
		await enter(store, 'service_manager', password)
		await store.goto(`/work_order/${order.id}/work`)
		await store.locator('[data-maker] a').click()
		await store.waitForURL(new RegExp(`/maker_return/new\\?equipment=${e.id}`))
		await settled(store)
		await fill(store, { name: 'Lens module', serial_no: `LM-${mark()}`, maker: 'Example Optics', fault: 'purple cast' })
		await store.locator('main form button[type=submit]').click()
		await store.waitForURL(/\/maker_return\/(?!new)/)
		await settled(store)
		same((await api(store, 'GET', `maker_return/${store.url().split('/').at(-1)}`)).body.maker_warranty_to, day(700), 'the last day is known')
		none(await violations(store), 'axe on the return')
		if (shots) await store.screenshot({ path: `${shots}/maker-return-en.png`, fullPage: true })

		/* The customer's own page of the order says nothing of it. */
		await theirs.goto(`/work_order/${order.id}`)
		await settled(theirs)
		same(await theirs.locator('[data-maker]').count(), 0, 'nothing of the maker')
		none([...boss.faults, ...phone.faults, ...store.faults, ...theirs.faults], 'faults')
	},
}
