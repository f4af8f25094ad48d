// A customer's log-in: its own and nothing else, in its own words.
import { PHONE, api, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

const mark = () => Math.random().toString(36).slice(2, 8)

export default {
	'it sees what is its own and nothing else': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'customer', password)
		await page.goto('/')
		await settled(page)
		const mine = (await api(page, 'GET', 'session')).body.customer
		same(await page.$$eval('.side .fold', (all) => all.map((b) => b.textContent.trim())), ['报修与服务', '合同与履约', '培训', '我方资料', '设置'], 'the navigation')
		const links = await page.$$eval('.side nav a', (all) => all.map((a) => a.getAttribute('href')))
		for (const not of ['/opportunity', '/tender', '/bid', '/user', '/settings/policy']) expect(!links.includes(not), `${not} is in its navigation`)
		for (const name of ['contract', 'service_case', 'visit', 'equipment', 'site']) {
			const { items } = (await api(page, 'GET', `${name}?limit=200`)).body
			expect(items.length > 0 && items.every((r) => r.customer === mine), `${name} of others`)
		}
		for (const to of ['/opportunity', '/tender', '/bid', '/user']) {
			await page.goto(to)
			await settled(page)
			expect(await page.locator('main table').count() === 0, `${to} shows a table`)
		}
		const staff = await openPage(browser, { url })
		await enter(staff, 'manager', password)
		const other = need((await api(staff, 'GET', `contract?customer.ne=${mine}&limit=1`)).body.items[0], 'no other contract')
		await page.goto(`/contract/${other.id}`)
		await settled(page)
		expect(!(await page.textContent('main')).includes(other.name), 'the contract of another')
	},

	'it is not sent to the page of the one who does the work, and told no verdict by a colour': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'customer', password)
		const order = need(await first(page, 'work_order?stage=finished'), 'no finished order of this customer')
		await page.goto(`/work_order/${order.id}`)
		await settled(page)
		same(await page.locator(`a[href="/work_order/${order.id}/work"]`).count(), 0, 'the engineer’s page')
		expect(!/目前没有人|nobody can/.test(await page.textContent('main')), 'that nobody can do it')
		const seen = need(await first(page, 'service_case?stage=closed'), 'no closed case of this customer')
		await page.goto(`/service_case/${seen.id}`)
		await page.waitForSelector('.ring')
		same(await page.$$eval('.ring .verdict', (all) => all.filter((x) => x.classList.contains('late')).length), 0, 'late, without a word of it')
		none(page.faults, 'faults')
	},

	'a fault is reported on the phone, followed, and talked about': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'customer', password)
		await page.goto('/')
		await settled(page)
		none(await violations(page), 'axe at home')
		await page.locator('.report').click()
		await page.waitForURL(/\/service_case\/new$/)
		await settled(page)
		same(await page.locator('[data-field=engineer], [data-field=cause]').count(), 0, 'fields that are ours')
		const title = `三楼走廊摄像机花屏 ${mark()}`
		await page.fill('[data-field=title] input', title)
		await page.selectOption('[data-field=kind] select', 'fault')
		await page.click('form button[type=submit]')
		await page.waitForURL(/\/service_case\/(?!new)[^/]+$/)
		await settled(page)
		const id = page.url().split('/').at(-1)
		none(await violations(page), 'axe at the case')
		same(await page.locator('.tabs a', { hasText: '历史' }).count(), 0, 'the history is ours')

		const dispatcher = await openPage(browser, { url })
		await enter(dispatcher, 'dispatcher', password)
		const engineer = await first(dispatcher, 'user?login=engineer')
		same((await api(dispatcher, 'POST', `service_case/${id}/dispatch`, { engineer: engineer.id })).status, 200, 'dispatched')
		await api(dispatcher, 'POST', `service_case/${id}/comment`, { text: '内部:镜头已停产' })
		await api(dispatcher, 'POST', `service_case/${id}/comment`, { text: '您好,下午到', visibility: 'portal' })

		await page.goto(`/service_case/${id}/comments`)
		await settled(page)
		const said = await page.textContent('main ol')
		expect(said.includes('您好,下午到') && said.includes('徐丽') && !said.includes('停产'), `comments: ${said}`)
		await page.fill('form textarea', '好的')
		await page.locator('form button[type=submit]').click()
		await page.waitForFunction(() => document.querySelector('main ol')?.textContent?.includes('好的'))
		await page.goto('/')
		await settled(page)
		const row = page.locator('main li', { hasText: title })
		expect(/李强/.test(await row.textContent()), 'who comes is not named')
		same(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'wider than the screen')
		none(page.faults, 'faults')
	},
}
