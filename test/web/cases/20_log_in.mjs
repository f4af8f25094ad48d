// Coming in, being sent away, and coming back to what one was doing.
import { api, logIn, openPage, settled, violations } from '../browser.mjs'
import { expect, none, same } from '../expect.mjs'

export default {
	'a wrong password is said, the name stays': async ({ browser, url, login }) => {
		const page = await openPage(browser, { url })
		await page.goto('/login')
		await page.fill('[name=login]', login)
		await page.fill('[name=password]', 'not the password')
		await page.press('[name=password]', 'Enter')
		await page.waitForSelector('[role=alert]')
		same(await page.inputValue('[name=login]'), login, 'the name')
		same(await page.inputValue('[name=password]'), '', 'the password')
		none(await violations(page), 'axe')
	},

	'one comes to the page one wanted': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await page.goto('/opportunity?sort=-name')
		await page.waitForURL(/\/login\?to=/)
		await page.fill('[name=login]', login)
		await page.fill('[name=password]', password)
		await page.press('[name=password]', 'Enter')
		await page.waitForURL(/\/opportunity\?sort=-name$/)
		none(page.faults, 'faults')
	},

	'a page elsewhere is not gone to': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await page.goto('/login?to=//example.org/x')
		await page.fill('[name=login]', login)
		await page.fill('[name=password]', password)
		await page.press('[name=password]', 'Enter')
		await page.waitForURL((u) => u.pathname === '/')
		same(new URL(page.url()).origin, new URL(url).origin, 'origin')
	},

	'a session that ends loses nothing that was typed': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		await page.goto('/customer/new')
		await page.fill('[data-field=name] input', '济南会话中断测试单位')
		same((await api(page, 'DELETE', 'session')).status < 300, true, 'session ended')
		await page.click('button[type=submit]')
		await page.waitForSelector('dialog [name=password]')
		none(await violations(page), 'axe')
		await page.fill('dialog [name=password]', password)
		await page.press('dialog [name=password]', 'Enter')
		await page.waitForSelector('dialog', { state: 'detached' })
		same(await page.inputValue('[data-field=name] input'), '济南会话中断测试单位', 'what was typed')
	},

	'a forgotten password can be asked for': async ({ browser, url, login }) => {
		const page = await openPage(browser, { url })
		await page.goto('/forgot')
		await page.fill('[name=login]', login)
		await page.click('button[type=submit]')
		await page.waitForSelector('[role=status]')
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
	},

	'logging out shuts the door': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		await page.click('.me')
		await page.click('.panel .item:last-child')
		await page.waitForURL(/\/login/)
		await page.goto('/opportunity')
		await page.waitForURL(/\/login/)
		await settled(page)
		expect((await api(page, 'GET', 'customer')).status === 401, 'the session still answers')
	},

	'who logs out leaves nothing of his in the tab': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		await page.goto('/customer/new')
		await page.fill('[data-field=name] input', '济南未保存测试单位')
		await page.click('a[href="/opportunity"]')
		await page.waitForURL(/\/opportunity$/)
		await settled(page)
		same(await page.evaluate(() => Object.keys(sessionStorage).some((k) => k.startsWith('trine.draft/'))), true, 'a draft waits')
		await page.click('.me')
		await page.click('.panel .item:last-child')
		await page.waitForURL(/\/login/)
		await settled(page)
		same(await page.evaluate(() => sessionStorage.length), 0, 'kept')
		await logIn(page, 'presales', password)
		await page.goto('/customer/new')
		await settled(page)
		same(await page.inputValue('[data-field=name] input'), '', 'what another had typed')
	},
}
