// The people of a project, its talks, the contact lock, and a talk written down at the door.
import { api, first, enter, openPage, PHONE, settled, violations, WIDE } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

const LIVE = 'opportunity?q=智慧校园安防'

async function shoot(page, shots, name) {
	if (shots) await page.screenshot({ path: `${shots}/people_${name}.png`, fullPage: true })
}

/** The page in one look: no violation, nothing wider than the window. */
async function clean(page, what) {
	none(await violations(page), `axe, ${what}`)
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	expect(over <= 0, `${what} is ${over} px too wide`)
	none(page.faults, what)
}

const looks = [
	{ name: 'wide_zh', viewport: WIDE, locale: 'zh-CN', theme: 'light' },
	{ name: 'wide_en', viewport: WIDE, locale: 'en', theme: 'dark' },
	{ name: 'phone_zh', viewport: PHONE, locale: 'zh-CN', theme: 'light' },
	{ name: 'phone_en', viewport: PHONE, locale: 'en', theme: 'light' },
]

export default {
	...Object.fromEntries(looks.map(({ name, ...look }) => [`people and talks, ${name}`, async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, ...look })
		await enter(page, 'sales', password)
		const project = need(await first(page, LIVE), 'no project in the middle of presales')
		for (const part of ['people', 'talks']) {
			await page.goto(`/opportunity/${project.id}/${part}`)
			await settled(page)
			await clean(page, part)
			await shoot(page, shots, `${part}_${name}`)
		}
	}])),

	'map and table say the same, by keyboard too': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const project = need(await first(page, LIVE), 'no project in the middle of presales')
		await page.goto(`/opportunity/${project.id}/people`)
		await settled(page)
		const drawn = await page.locator('.map .dot').count()
		same(await page.locator('table tbody tr').count(), drawn, 'people of map and table')
		expect(drawn >= 5, `${drawn} people`)
		expect((await page.locator('.map .ring').count()) >= 3, 'key people are ringed')
		const weights = (await page.locator('table tbody td.strong').allTextContents()).map(Number)
		same(weights, [...weights].sort((a, b) => b - a), 'by weight')
		expect((await page.locator('.map .tie').count()) >= 5, 'relations are drawn')
		expect((await page.locator('.gaps li').allTextContents()).some((x) => x.includes('上级领导')), 'a gap is named')
		await page.locator('.gaps a').first().click()
		await page.waitForURL(/\/engagement\/new/)
		await page.goBack()
		await settled(page)
		await page.locator('.map .dot').first().focus()
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/stakeholder\/\w{13}$/)
		none(page.faults, 'faults')
	},

	'while a tender runs the page says whom nobody may meet': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const project = need(await first(page, 'opportunity?q=校园广播改造'), 'no project with a tender out')
		await page.goto(`/opportunity/${project.id}/people`)
		await settled(page)
		expect((await page.locator('.lock').textContent()).includes('政府采购法'), 'the law is named')
		same(await page.locator('.gaps a').count(), 0, 'no visit is offered')
		await clean(page, 'lock')
		await shoot(page, shots, 'lock_wide_zh')
		const refused = await api(page, 'POST', 'engagement', { subject: '拜访', opportunity: project.id, customer: project.customer, kind: 'visit', held_at: new Date().toISOString() })
		same([refused.status, refused.body.errors[0].reason], [409, 'contact_locked_procurement'], 'and the server refuses')
		await page.goto(`/engagement/new?opportunity=${project.id}`)
		await page.waitForSelector('form .lock')
		expect((await page.locator('form .lock').textContent()).includes('政府采购法'), 'the form of a new one says it before anything is typed')
		await clean(page, 'the form in a lock')
		await page.goto('/engagement/new')
		await settled(page)
		same(await page.locator('form .lock').count(), 0, 'nobody is chosen yet')
	},

	'on the phone the open tab is in sight and no heading is squeezed': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'presales', password)
		const project = need(await first(page, LIVE), 'no project in the middle of presales')
		for (const part of ['plan', 'people', 'talks', 'rivals', 'risks', 'handover', 'thread']) {
			await page.goto(`/opportunity/${project.id}/${part}`)
			await settled(page)
			const seen = await page.evaluate(() => {
				const tab = document.querySelector('nav.tabs [aria-current]').getBoundingClientRect()
				const heads = [...document.querySelectorAll('.card > header h2')].map((h) => [h.textContent, h.getBoundingClientRect()])
				return { tab: [tab.left >= 0, tab.right <= innerWidth], squeezed: heads.filter(([, r]) => r.width > 0 && r.height > 3 * r.width).map(([text]) => text) }
			})
			same(seen, { tab: [true, true], squeezed: [] }, part)
		}
		for (const path of [`/opportunity/${project.id}/people`, '/pipeline?view=list']) {
			await page.goto(path)
			await settled(page)
			const cells = page.locator('table.stacked tbody :is(td, th)')
			expect((await cells.count()) > 20, `${path} has no rows`)
			same(await cells.evaluateAll((all) => all.filter((x) => x.getBoundingClientRect().right > innerWidth).length), 0, `cells of ${path} outside`)
			await clean(page, path)
		}
	},

	'quick entry is a click from anywhere': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		await page.goto('/engagement')
		await settled(page)
		await page.click('#side a[href="/engagement/quick"]')
		await page.waitForURL('**/engagement/quick')
		same(await page.locator('#side [aria-current]').evaluateAll((all) => all.map((a) => a.getAttribute('href'))), ['/engagement/quick'], 'one place is marked')
		none(page.faults, 'faults')
	},

	'a talk at the door, on the phone': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'sales', password)
		await page.goto('/engagement/quick')
		await settled(page)
		await page.locator('button.primary').click()
		await page.waitForSelector('.error-text')
		same(await page.locator('.error-text').count(), 2, 'what is missing stands at the field')
		await clean(page, 'quick')
		const [project, fact, next] = [page.locator('label input').first(), page.locator('textarea'), page.locator('label input').nth(1)]
		await project.fill('海岱职院宿舍门禁')
		await fact.fill('六栋宿舍,一千二百个床位,晚归名单要次日七点前')
		await page.locator('fieldset input').last().fill('韩卫国、李宿管')
		await next.fill('上门看宿舍')
		await next.blur()
		await shoot(page, shots, 'quick_phone_zh')
		await page.locator('button.primary').click()
		await page.waitForURL(/\/opportunity\/\w{13}\/talks$/)
		await settled(page)
		expect((await page.locator('.rounds').textContent()).includes('六栋宿舍'), 'the talk is there')
		none(page.faults, 'faults')
	},
}
