// One search for everything: by readings and parts of numbers, grouped by kind, what was found marked, keyboard alone.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

const dialog = page => page.locator('dialog')
const found = page => dialog(page).locator('[role=option]')

async function ask(page, words) {
	await page.keyboard.press('Control+k')
	await page.waitForSelector('dialog input')
	await page.fill('dialog input', words)
	await page.waitForSelector('dialog [role=listbox][aria-busy=false]')
}

async function look({ browser, url, login, password }, options, words) {
	const page = await openPage(browser, { url, ...options })
	await enter(page, login, password)
	await page.goto('/')
	await settled(page)
	await ask(page, words)
	need(await found(page).locator('mark').count(), `${words} finds nothing`)
	none(await violations(page), 'axe')
	const box = await dialog(page).boundingBox()
	expect(box.x >= 0 && box.x + box.width <= page.viewportSize().width, 'the palette stands out of the screen')
	return page
}

export default {
	'by first letters, grouped, marked': async given => {
		const page = await look(given, {}, 'yy')
		const marked = await dialog(page).locator('mark').allTextContents()
		expect(marked.some(m => !/^yy$/i.test(m)), `no reading among ${marked}`)
		for (const group of await dialog(page).locator('[role=group]').all())
			expect(await group.locator('[role=option]').count() > 0, 'an empty group')
		none(page.faults, 'faults')
	},

	'with the keyboard alone': async given => {
		const page = await look(given, {}, 'sd')
		const chosen = () => dialog(page).locator('[aria-selected=true]')
		same(await chosen().count(), 1, 'one is chosen')
		const first = await chosen().getAttribute('id')
		await page.keyboard.press('ArrowDown')
		const second = await chosen().getAttribute('id')
		expect(first !== second, 'down goes to the next')
		same(await page.getAttribute('dialog input', 'aria-activedescendant'), second, 'it is told')
		await page.keyboard.press('ArrowUp')
		await page.keyboard.press('Enter')
		await page.waitForFunction(() => document.querySelector('dialog') === null)
		none(page.faults, 'faults')
	},

	'the last digits of a number': async given => {
		const page = await openPage(given.browser, { url: given.url })
		await enter(page, given.login, given.password)
		await page.goto('/')
		await settled(page)
		const one = need((await api(page, 'GET', 'service_case?limit=1')).body.items[0], 'no cases')
		await ask(page, one.number.slice(-6))
		await found(page).filter({ hasText: one.number }).filter({ hasText: one.title }).first().click()
		await page.waitForURL(new RegExp(`/service_case/${one.id}$`))
		none(page.faults, 'faults')
	},

	'in English on a phone': async given => {
		const page = await look(given, { viewport: PHONE, locale: 'en', theme: 'dark' }, 'jn')
		none(page.faults, 'faults')
	},

	'in a list, down into its rows': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/customer')
		await settled(page)
		await page.keyboard.press('/')
		await page.keyboard.type('yy')
		await page.waitForURL(/[?&]q=yy/)
		await settled(page)
		need(await page.locator('[data-row]').count(), 'no customer reads as yy')
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/customer\/[^/?]+$/)
		none(page.faults, 'faults')
	},
}
