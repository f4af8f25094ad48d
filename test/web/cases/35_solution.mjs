// A project's solution: from a blank sheet with the catalogue and a pasted range to saved totals; two who save at once.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { paste } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

async function project(page, name) {
	const customer = (await api(page, 'GET', 'customer?limit=1')).body.items[0]
	const made = await api(page, 'POST', 'opportunity', { name, customer: customer?.id })
	return made.status === 201 ? made.body.id : null
}

const cell = (i, column) => `[data-cell="${i}.${column}"]`
const rate = (page, wanted) => page.waitForFunction((w) => document.querySelector('[data-rate]')?.textContent?.trim() === w, wanted)

export default {
	'a solution is written, priced by the server, saved and copied': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const id = need(await project(page, '网页方案项目'), 'this user may not create a project')
		await page.goto(`/opportunity/${id}/solution`)
		await settled(page)
		none(await violations(page), 'axe, empty')
		await page.click('[data-begin]')
		await page.waitForSelector('[data-add-line]')
		await page.click('[data-add-line]')
		await paste(page, cell(0, 'name'), '摄像机\tIPC-1\t台\t10\t8,000\t10,000\t0\t13\n平台\tV5\t套\t1\t20000\t25000\t\t6\n')
		await rate(page, '20 %')
		same(await page.inputValue(cell(1, 'tax_rate')), '6', 'pasted rate')
		await page.fill(cell(0, 'quantity'), 'zehn')
		await page.press(cell(0, 'quantity'), 'Enter')
		await page.waitForSelector(`${cell(0, 'quantity')}[aria-invalid]`)
		await page.fill(cell(0, 'quantity'), '10')
		await page.press(cell(0, 'quantity'), 'Enter')
		await rate(page, '20 %')
		none(await violations(page), 'axe, editing')
		// From the catalogue by typing.
		await page.fill('[data-finder]', '车牌')
		await page.waitForSelector('[role=option]')
		await page.press('[data-finder]', 'Enter')
		await page.waitForSelector(cell(2, 'name'))
		await page.waitForFunction(() => document.querySelector('[data-net="2"]')?.textContent?.includes('3,380.00'))
		// However long the server takes: while it is saved the button is out of use too.
		await page.route('**/api/v1/solution_version/*', async (route) => {
			await new Promise((go) => setTimeout(go, 500))
			await route.continue()
		})
		await page.click('[data-save]')
		await settled(page)
		await page.waitForSelector('[data-save]:disabled')
		const found = (await api(page, 'GET', `opportunity/${id}/solution`)).body
		same([found.versions.length, found.versions[0].net], [1, '128380.00'], 'saved')
		if (shots) await page.screenshot({ path: `${shots}/solution-editing.png`, fullPage: true })
		none(page.faults, 'faults')
	},
	'somebody was faster: what was typed stays': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const id = need(await project(page, '网页两人项目'), 'this user may not create a project')
		const solution = (await api(page, 'POST', 'solution', { opportunity: id, name: '两人方案' })).body.id
		const line = { name: '一行', quantity: '1', unit_cost: '50.00', unit_price: '100.00', tax_rate: '0.13' }
		const made = await api(page, 'POST', 'solution_version', { solution, lines: [line] })
		await page.goto(`/opportunity/${id}/solution`)
		await settled(page)
		await api(page, 'PATCH', `solution_version/${made.body.id}`, { lines: [{ ...line, quantity: '2' }] }, { 'If-Match': made.etag })
		await page.fill(cell(0, 'quantity'), '3')
		await page.press(cell(0, 'quantity'), 'Enter')
		await page.waitForSelector('[data-save]:not(:disabled)')
		await page.click('[data-save]')
		await page.waitForSelector('[data-over]')
		same(await page.inputValue(cell(0, 'quantity')), '3', 'typed')
		none(await violations(page), 'axe, clash')
		await page.click('[data-over]')
		await page.waitForSelector('[data-over]', { state: 'detached' })
		same((await api(page, 'GET', `solution_version/${made.body.id}`)).body.net, '300.00', 'mine over it')
		none(page.faults, 'faults')
	},
	'the live project and the catalogue, wide and narrow, in both languages': async ({ browser, url, password, shots }) => {
		for (const [view, locale, theme] of [[undefined, 'zh-CN', 'light'], [PHONE, 'en', 'dark']]) {
			const page = await openPage(browser, { url, locale, theme, ...(view ? { viewport: view } : {}) })
			await enter(page, 'sales', password)
			const live = need((await api(page, 'GET', `opportunity?q=${encodeURIComponent('海岱职业学院')}`)).body.items[0], 'no live project')
			for (const [name, path] of [['solution', `/opportunity/${live.id}/solution`], ['catalog', '/catalog']]) {
				await page.goto(path)
				await settled(page)
				none(await violations(page), `axe ${path} ${locale}`)
				expect((await page.evaluate(() => document.documentElement.scrollWidth)) <= (view?.width ?? 1440), `${path} is wider than the screen`)
				if (shots) await page.screenshot({ path: `${shots}/${name}-${locale}.png`, fullPage: true })
			}
			none(page.faults, 'faults')
		}
	},
	'who delivers sees what is built, not what it earns': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'delivery', password)
		const live = need((await api(page, 'GET', `opportunity?q=${encodeURIComponent('海岱职业学院')}`)).body.items[0], 'no live project')
		await page.goto(`/opportunity/${live.id}/solution`)
		await settled(page)
		expect(await page.locator('.sheet').innerText().then((x) => x.includes('DS-IPC-B44') && !x.includes('860')), 'lines without prices')
		same(await page.locator('[data-rate]').count(), 0, 'margins')
		none(page.faults, 'faults')
	},
}
