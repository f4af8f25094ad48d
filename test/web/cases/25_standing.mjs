// How the house stands, on the first page of those whose matter it is: each number opens the list of what it counts.
import { enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { need, none, same } from '../expect.mjs'

const MATTERS = {
	manager: ['late_promises', 'late_cases', 'late_instalments', 'late_deposits', 'tenders_closing', 'late_loans', 'late_parts', 'late_findings', 'visits_ahead', 'trainings_ahead'],
	dispatcher: ['late_cases', 'late_loans', 'late_parts', 'late_findings', 'visits_ahead'],
	storekeeper: ['late_loans', 'late_parts', 'parts_ahead', 'late_returns'],
	engineer: [],
}

async function start({ browser, url, password, shots }, login, options) {
	const page = await openPage(browser, { url, ...options })
	await enter(page, login, password)
	await page.goto('/')
	await settled(page)
	if (shots) await page.screenshot({ path: `${shots}/25-${login}-${options.locale ?? 'zh-CN'}.png`, fullPage: true })
	return page
}

const tiles = page => page.locator('[data-standing]')

/** Every number that is not 0, followed to its list. */
async function follow(page) {
	let followed = 0
	for (const key of await tiles(page).evaluateAll(all => all.map(e => e.dataset.standing))) {
		const tile = page.locator(`[data-standing="${key}"]`)
		const number = await tile.locator('strong').textContent()
		if (number === '0') continue
		await tile.click()
		await page.waitForURL(u => u.pathname !== '/')
		await settled(page)
		const { count } = await page.evaluate(async query => (await fetch(`/api/v1${query}`)).json(), new URL(page.url()).pathname + new URL(page.url()).search)
		same(String(count.value), number, key)
		need(await page.locator('main h1').count(), `${key}: no page`)
		await page.goBack()
		await page.waitForURL(u => u.pathname === '/')
		await settled(page)
		followed++
	}
	return followed
}

const one = (login, options) => async given => {
	const page = await start(given, login, options)
	same((await tiles(page).evaluateAll(all => all.map(e => e.dataset.standing))).join(), MATTERS[login].join(), login)
	none(await violations(page), 'axe')
	if (MATTERS[login].length) need(await follow(page), `${login} has no number to follow`)
	none(page.faults, 'faults')
}

export default {
	'the manager, each number its list': one('manager', {}),
	'the dispatcher, in English on a telephone': one('dispatcher', { locale: 'en', viewport: PHONE, touch: true }),
	'a storekeeper sees which parts are waited for': one('storekeeper', {}),
	'an engineer has his own desk': one('engineer', {}),
}
