// A real browser for the tests: Debian's Chromium through playwright-core, with everything noted that must not happen.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const web = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = web('playwright-core')
const axeSource = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8')

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** `slow`: every answer of the API is waited for up to so many milliseconds more, each as long as chance will. */
export async function launch({ slow = 0 } = {}) {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
	if (slow === 0) return browser
	const newContext = browser.newContext.bind(browser)
	return Object.assign(browser, {
		async newContext(options) {
			const context = await newContext(options)
			await context.route('**/api/**', async (route) => {
				await new Promise((go) => setTimeout(go, Math.random() * slow))
				await route.continue().catch(() => {}) // its page has gone
			})
			return context
		},
	})
}

/** A page of its own, with its cookies, still empty; `faults` fills with what a clean page never shows. */
export async function openPage(browser, { url, viewport = WIDE, locale = 'zh-CN', theme = 'light', touch = false }) {
	const context = await browser.newContext({ baseURL: url, viewport, locale: 'en-US', colorScheme: theme, hasTouch: touch, timezoneId: 'America/New_York' })
	await context.addInitScript((l) => localStorage.getItem('trine.locale') ?? localStorage.setItem('trine.locale', l), locale)
	const page = await context.newPage()
	page.setDefaultTimeout(8000)
	const faults = []
	const origin = new URL(url).origin
	page.on('pageerror', (e) => faults.push(`uncaught: ${e.message}`))
	page.on('console', (m) => {
		const text = m.text()
		if (m.type() === 'error' && !/Failed to load resource/.test(text)) faults.push(`console: ${text}`)
		if (/Content Security Policy|Trusted/i.test(text)) faults.push(`csp: ${text}`)
	})
	const underWay = new Set()
	for (const end of ['requestfinished', 'requestfailed']) page.on(end, (r) => underWay.delete(r))
	page.on('request', (r) => {
		underWay.add(r)
		const to = r.url()
		if (!/^(data|blob):/.test(to) && new URL(to).origin !== origin) faults.push(`left the installation: ${to}`)
	})
	return Object.assign(page, { faults, origin, underWay })
}

export async function logIn(page, login, password) {
	await page.goto('/login')
	await page.fill('[name=login]', login)
	await page.fill('[name=password]', password)
	await page.press('[name=password]', 'Enter')
	await page.waitForURL((u) => !u.pathname.startsWith('/login'))
	await settled(page)
}

const sessions = new Map()

/** Makes the page his by the session of his first log-in: what a log-in shows is the matter of 20_log_in. */
export async function enter(page, login, password) {
	const kept = sessions.get(login)
	if (kept) await page.context().addCookies(kept)
	if (kept && (await api(page, 'GET', 'session')).status === 200) return
	const answer = await api(page, 'POST', 'session', { login, password })
	if (answer.status >= 300) throw new Error(`${login} may not enter: ${answer.status} ${JSON.stringify(answer.body)}`)
	sessions.set(login, await page.context().cookies())
}

// A moment of the page's own time: one that is busy lets none pass.
const moment = (page) => page.evaluate(() => new Promise((r) => setTimeout(r, 40, true))).catch(() => false)

/** The page has stopped asking and shows no bones. */
export async function settled(page) {
	await page.waitForLoadState('load')
	const end = Date.now() + 20000
	// What one answer makes the page ask next is asked within a few frames.
	for (let quiet = 0; quiet < 3;) {
		if (Date.now() > end) throw new Error(`still asking: ${[...page.underWay].map((r) => r.url()).join(' ')}`)
		quiet = (await moment(page)) && page.underWay.size === 0 ? quiet + 1 : 0
	}
	await page.waitForFunction(() => !document.querySelector('.bones, .boot'))
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 A and AA, one line each; `rules`: those alone. */
export async function violations(page, rules = null) {
	if (!(await page.evaluate(() => 'axe' in window))) {
		// Through the debugger: the page's own policy lets no foreign script in, which is the point of it.
		const session = await page.context().newCDPSession(page)
		await session.send('Runtime.evaluate', { expression: axeSource })
		await session.detach()
	}
	const found = await page.evaluate((only) =>
		globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), rules ?? WCAG)
	return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary.split('\n')[1]?.trim() ?? ''}`))
}

/** The API as the page's user, with the proof of origin that an unsafe method needs. */
export async function api(page, method, path, body, headers = {}) {
	const answer = await page.request.fetch(`/api/v1/${path}`, {
		method,
		data: body === undefined ? undefined : JSON.stringify(body),
		headers: { 'Content-Type': 'application/json', Origin: page.origin, 'Idempotency-Key': `${Date.now()}${Math.random()}`, ...headers },
	})
	const text = await answer.text()
	return { status: answer.status(), etag: answer.headers()['etag'], body: text ? JSON.parse(text) : null }
}

/** The first record of a list, or null. */
export async function first(page, path) {
	const answer = await api(page, 'GET', path)
	return answer.status === 200 ? (answer.body.items[0] ?? null) : null
}
