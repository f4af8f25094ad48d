// What a person does on the pages: fill a field whatever its kind, make a record, take a step, sign.
import { api, settled } from './browser.mjs'

/** The kind of control a field has on the page. */
const kindOf = (at) =>
	at.evaluate((e) =>
		e.querySelector('[role=combobox]') ? 'pick' : e.querySelector('select.input') && !e.querySelector('.lines') ? 'choose'
			: e.querySelector('.picked') ? 'day' : e.querySelector('.choices') ? 'tick'
				: e.querySelector('input[type=checkbox]') ? 'flag' : 'type')

async function pick(page, at, words) {
	const box = at.locator('[role=combobox]').first()
	await box.click()
	await box.fill(words)
	await at.locator('[role=option]:not([aria-disabled])', { hasText: words }).first().click()
}

const put = {
	pick,
	choose: (page, at, v) => at.locator('select.input').first().selectOption(v),
	async day(page, at, v) {
		await at.locator('input.input').fill(v)
		await at.locator('input.input').press('Tab')
	},
	async tick(page, at, words) {
		for (const w of words) await at.locator('label', { hasText: w }).first().click()
	},
	flag: (page, at, v) => at.locator('input[type=checkbox]').setChecked(v),
	type: (page, at, v) => at.locator('input.input, textarea.input').first().fill(v),
}

/** Fills fields by their names; `within` is the form or the dialog. */
export async function fill(page, values, within = 'main form') {
	for (const [name, v] of Object.entries(values)) {
		const at = page.locator(`${within} [data-field="${name}"]`)
		await at.waitFor()
		await put[await kindOf(at)](page, at, v)
	}
}

/** From the navigation to the list, from there to a new record; its id. */
export async function make(page, name, values) {
	await page.locator(`#side a[href="/${name}"]`).click()
	await page.waitForURL((u) => u.pathname === `/${name}`)
	await page.locator(`main header a[href="/${name}/new"]`).click()
	return finishNew(page, name, values)
}

/** The related records of a kind; where there are many kinds only their headings are seen at first. */
export async function unfold(page, kind) {
	const folded = page.locator(`.related [data-kind="${kind}"] button[aria-expanded=false]`)
	await page.locator(`.related [data-kind="${kind}"]`).waitFor()
	if (await folded.count()) await folded.click()
}

/** From a record's page to a new one that belongs to it. */
export async function makeHere(page, name, values) {
	await page.locator(`.related a[href^="/${name}/new"]`).click()
	return finishNew(page, name, values)
}

async function finishNew(page, name, values) {
	await page.waitForURL((u) => u.pathname === `/${name}/new`)
	await fill(page, values)
	await page.locator('main form button[type=submit]').click()
	await page.waitForURL((u) => new RegExp(`^/${name}/(?!new)[^/]+$`).test(u.pathname), { timeout: 20000 })
	await settled(page)
	return new URL(page.url()).pathname.split('/')[2]
}

/** Goes to a record as one who has its address. */
export async function open(page, path) {
	await page.goto(path)
	await settled(page)
}

export async function edit(page, values) {
	await page.locator('main header a[href$="/edit"]').click()
	await page.waitForURL(/\/edit$/)
	await fill(page, values)
	await page.locator('main form button[type=submit]').click()
	await page.waitForURL((u) => !u.pathname.endsWith('/edit'), { timeout: 20000 })
	await settled(page)
}

/** Takes a step, with what it asks for; waits until it is taken. */
export async function take(page, step, values = null) {
	await beginStep(page, step)
	if (values) {
		await fill(page, values, 'dialog')
		await page.locator('dialog footer .primary').click()
	}
	await page.locator('dialog').waitFor({ state: 'detached', timeout: 20000 })
	await settled(page)
}

/** What a step that is refused says, line by line; the dialog stays. */
export async function refused(page, step, values = {}) {
	await beginStep(page, step)
	if (Object.keys(values).length) await fill(page, values, 'dialog')
	if (!(await page.locator('dialog .missing li').count())) await page.locator('dialog footer .primary').click()
	await page.locator('dialog .missing li').first().waitFor({ timeout: 20000 })
	return page.$$eval('dialog .missing li', (all) => all.map((l) => l.textContent.trim()))
}

async function beginStep(page, step) {
	// What the last step said is out of the way, so that the next word is this one's.
	for (const old of await page.$$('.toast > button.icon')) await old.click().catch(() => undefined)
	const here = page.locator(`main [data-step="${step}"]`)
	if (!(await here.count())) await page.locator('main .steps button', { hasText: '其他操作' }).click()
	await page.locator(`[data-step="${step}"]`).first().click()
	// Either it asks for something, or it is done at once and says so.
	await page.locator('dialog, .toast').first().waitFor({ timeout: 20000 })
}

export async function scribble(page, index) {
	const pad = page.locator('.pad canvas').nth(index)
	await pad.scrollIntoViewIfNeeded()
	const box = await pad.boundingBox()
	await page.mouse.move(box.x + 40, box.y + 60)
	await page.mouse.down()
	for (let i = 1; i <= 24; i++) await page.mouse.move(box.x + 40 + i * 9, box.y + 60 + Math.sin(i + index + Math.random()) * 30)
	await page.mouse.up()
}

/** The page comes to say it. */
export async function says(page, words, what) {
	const said = () => page.textContent('main')
	for (const end = Date.now() + 8000; !words.test(await said()) && Date.now() < end; ) await page.waitForTimeout(50)
	if (!words.test(await said())) throw new Error(`${what}: the page does not say ${words}`)
}

/** What a spreadsheet would put on the clipboard, pasted into the focused cell. */
export const paste = (page, selector, text) =>
	page.locator(selector).evaluate((el, t) => {
		const data = new DataTransfer()
		data.setData('text/plain', t)
		el.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
	}, text)

/** Makes a record through the API; what refuses it is said. */
export async function created(page, name, values) {
	const made = await api(page, 'POST', name, values)
	if (made.status !== 201) throw new Error(`${name}: ${made.status} ${JSON.stringify(made.body)}`)
	return { ...made.body, etag: made.etag }
}

/** A customer of this case alone, so that nothing another case did to a customer reaches it. */
export const ownCustomer = (page) => created(page, 'customer', { name: `用例客户${Math.random().toString(36).slice(2, 8)}` })

/** A document of a tender put to it and read, as its page does it. */
export async function attachAndRead(page, id, name, text) {
	await page.goto(`/tender/${id}`)
	await settled(page)
	await page.setInputFiles('.drop input', { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
	await page.waitForFunction((n) => document.querySelector('.files')?.textContent?.includes(n), name)
	await page.locator('header button', { hasText: '读取文件' }).click()
	await page.waitForURL(/\/facts/)
	await settled(page)
}
