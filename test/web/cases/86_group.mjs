// A customer in its group, its people with where else they are, a person's other places, and the contact lock wherever somebody
// may be met from.
import { api, enter, first, openPage, PHONE, settled, violations, WIDE } from '../browser.mjs'
import { fill, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const looks = [
	{ name: 'wide_zh', viewport: WIDE, locale: 'zh-CN', theme: 'light' },
	{ name: 'wide_en', viewport: WIDE, locale: 'en', theme: 'dark' },
	{ name: 'phone_zh', viewport: PHONE, locale: 'zh-CN', theme: 'light' },
	{ name: 'phone_en', viewport: PHONE, locale: 'en', theme: 'light' },
]

async function clean(page, what) {
	none(await violations(page), `axe, ${what}`)
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	expect(over <= 0, `${what} is ${over} px too wide`)
	none(page.faults, what)
}

async function look(page, shots, path, name) {
	await page.goto(path)
	await settled(page)
	await clean(page, name)
	if (shots) await page.screenshot({ path: `${shots}/group_${name}.png`, fullPage: true })
}

const hospital = async (page) => need(await first(page, 'customer?name=济南历泉医院'), 'no hospital')
const school = async (page) => need((await first(page, 'opportunity?q=校园广播改造')), 'no project with a tender out')

export default {
	...Object.fromEntries(looks.map(({ name, ...how }) => [`group, people and places, ${name}`, async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, ...how })
		await enter(page, 'sales', password)
		const group = need(await first(page, 'customer?q=泉城示范健康'), 'no group')
		const person = need(await first(page, 'contact?q=贺文博'), 'nobody of two companies')
		await look(page, shots, `/customer/${(await hospital(page)).id}`, `customer_${name}`)
		await look(page, shots, `/customer/${group.id}`, `head_${name}`)
		await look(page, shots, `/contact/${person.id}`, `contact_${name}`)
		await look(page, shots, `/customer?parent.within=${group.id}`, `list_${name}`)
	}])),

	'the tree tells up and down, and leads to what the group has': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const { id } = await hospital(page)
		await page.goto(`/customer/${id}`)
		await settled(page)
		const rows = page.locator('.group tbody tr')
		const names = await rows.locator('th').evaluateAll((all) => all.map((x) => x.textContent.replace(/^.*第 \d 级/, '').trim()))
		same(names[0], '泉城示范健康产业集团', 'the head stands first')
		expect(names.includes('历泉医院长岭山院区') && names.includes('般阳示范医院'), `below it: ${names}`)
		same(await page.locator('.group [aria-current]').textContent(), '济南历泉医院', 'here')
		await page.locator('.group a', { hasText: '全部下级' }).click()
		await page.waitForURL(/parent\.within=/)
		await settled(page)
		await says(page, /泉城示范健康产业集团 及下级/, 'the filter is a word')
		same(await page.locator('table tbody tr').count(), 3, 'all below the group')
		await page.locator('[data-filter="parent"] button').first().click()
		await page.locator('[data-within]').uncheck()
		await page.waitForURL((u) => u.searchParams.has('parent'))
		await settled(page)
		same(await page.locator('table tbody tr').count(), 2, 'those right below it')
		none(page.faults, 'faults')
	},

	'a ring is refused at the field': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		const group = need(await first(page, 'customer?q=泉城示范健康'), 'no group')
		await page.goto(`/customer/${group.id}/edit`)
		await settled(page)
		await fill(page, { parent: '长岭山院区' })
		await page.locator('main form button[type=submit]').click()
		await page.waitForSelector('[data-field="parent"] .error-text')
		expect((await page.textContent('[data-field="parent"] .error-text')).includes('下级之中'), 'why not')
	},

	'a person of two companies is written down and found at both': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const person = need(await first(page, 'contact?q=杜秋萍'), 'nobody')
		await page.goto(`/contact/${person.id}`)
		await settled(page)
		await page.locator('main a', { hasText: '其他任职单位' }).click()
		await page.waitForURL(/\/affiliation\/new/)
		await settled(page)
		await fill(page, { customer: '历泉医院长岭山院区', kind: 'adviser', position: '基建顾问' })
		await page.locator('main form button[type=submit]').click()
		await page.waitForURL((u) => /^\/affiliation\/(?!new)/.test(u.pathname))
		const branch = need(await first(page, 'customer?q=长岭山院区'), 'no branch')
		await page.goto(`/customer/${branch.id}`)
		await settled(page)
		await says(page, /杜秋萍\s*基建顾问[\s\S]*也在\s*泉城示范健康产业集团/, 'among the people of the branch')
		await page.goto(`/contact/${person.id}`)
		await settled(page)
		await says(page, /历泉医院长岭山院区/, 'on his own page')
	},

	'the lock is said wherever somebody may be met from': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const project = await school(page)
		const [person] = (await api(page, 'GET', `contact?customer=${project.customer}&q=刘芳`)).body.items
		const [map] = (await api(page, 'GET', `stakeholder?opportunity=${project.id}`)).body.items
		const lock = page.locator('.lock')
		for (const path of [`/customer/${project.customer}`, `/contact/${person.id}`, `/stakeholder/${map.id}`, `/opportunity/${project.id}/people`, `/opportunity/${project.id}/talks`, `/engagement/new?contact=${person.id}`, `/stakeholder/new?opportunity=${project.id}`]) {
			await page.goto(path)
			await settled(page)
			await lock.first().waitFor()
			same(await lock.count(), 1, `banners of ${path}`)
			expect((await lock.textContent()).includes('政府采购法'), `the law on ${path}`)
		}
		await clean(page, 'the form of a stakeholder')
		// Quick entry says it while the name of the project is being typed.
		await page.goto('/engagement/quick')
		await settled(page)
		same(await lock.count(), 0, 'nobody yet')
		await page.locator('label input').first().fill('明湖二中')
		await lock.waitFor()
		await page.locator('label input').first().fill('完全另外一家')
		await lock.waitFor({ state: 'detached' })
		await page.locator('label input').first().fill('校园广播')
		await page.locator('[role="group"] button', { hasText: '校园广播' }).first().click()
		await lock.waitFor()
		await clean(page, 'quick entry in a lock')
		if (shots) await page.screenshot({ path: `${shots}/group_quick_lock.png`, fullPage: true })
		// The step that takes the next contact says it too.
		const [planned] = (await api(page, 'GET', `engagement?opportunity=${project.id}&stage=planned`)).body.items
		await page.goto(`/engagement/${planned.id}`)
		await settled(page)
		await page.locator('main [data-step="hold"]').click()
		await page.locator('dialog .lock').waitFor()
		none(page.faults, 'faults')
	},

	'a lead is taken from the pool and becomes business': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		await page.goto('/')
		await settled(page)
		await page.locator('#side a[href="/sales_lead"]').click()
		await page.waitForURL('**/sales_lead')
		await settled(page)
		await clean(page, 'leads')
		if (shots) await page.screenshot({ path: `${shots}/group_leads_wide_zh.png`, fullPage: true })
		const lead = need(await first(page, 'sales_lead?stage=pooled&q=老年大学'), 'nothing in the pool')
		await page.goto(`/sales_lead/${lead.id}`)
		await settled(page)
		await page.locator('main [data-step="take"]').click()
		await page.locator('main [data-step="open"]').waitFor()
		await page.locator('main [data-step="open"]').click()
		await says(page, /已转商机/, 'it is business now')
		await settled(page)
		await page.locator('dd a[href^="/opportunity/"]').first().click()
		await page.waitForURL(/\/opportunity\/\w{13}/)
		await settled(page)
		await says(page, /老年大学/, 'the opportunity has its name')
		none(page.faults, 'faults')
		const small = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(small, 'sales', password)
		await look(small, shots, '/sales_lead', 'leads_phone_en')
	},

	'a bill of material is cards on the phone': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE })
		await enter(page, 'presales', password)
		const version = need(await first(page, 'solution_version'), 'no solution')
		await page.goto(`/opportunity/${version.opportunity}/solution?v=${version.id}`)
		await settled(page)
		await page.waitForSelector('.sheet tbody tr')
		const seen = await page.evaluate(() => {
			const sheet = document.querySelector('.sheet')
			const cells = [...sheet.querySelectorAll('tbody td')].map((x) => x.getBoundingClientRect()).filter((r) => r.width > 0)
			return { over: sheet.scrollWidth - sheet.clientWidth, outside: cells.filter((r) => r.right > innerWidth || r.left < 0).length, cells: cells.length }
		})
		expect(seen.cells > 10, `${seen.cells} cells`)
		same([seen.over, seen.outside], [0, 0], 'nothing lies outside the card')
		expect((await page.locator('.sheet td[data-th]').first().evaluate((x) => getComputedStyle(x, '::before').content)).length > 2, 'each cell has the word of its column')
		await clean(page, 'bill of material')
		if (shots) await page.screenshot({ path: `${shots}/group_bom_phone.png`, fullPage: true })
	},
}
