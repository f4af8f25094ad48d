// A record's whole life in the generic pages: refused, made, changed, changed by two, spoken about, removed.
import { api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, unfold } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const mark = () => Math.random().toString(36).slice(2, 8)

export default {
	'errors stand at the field and what was typed stays': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/customer/new')
		await page.fill('[data-field=city] input', '济南')
		await page.click('form button[type=submit]')
		await page.waitForSelector('[data-field=name] .error-text')
		same(await page.getAttribute('[data-field=name] input', 'aria-invalid'), 'true', 'aria-invalid')
		const described = await page.getAttribute('[data-field=name] input', 'aria-describedby')
		expect(described && (await page.textContent(`[id="${described}"]`)).length > 1, 'the error is not tied to its field')
		same(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.dataset.field), 'name', 'focus')
		same(await page.inputValue('[data-field=city] input'), '济南', 'what was typed')
		none(await violations(page), 'axe')

		const name = `济南网页测试${mark()}`
		await page.fill('[data-field=name] input', name)
		await page.keyboard.press('Control+Enter')
		await page.waitForURL(/\/customer\/(?!new)[^/]+$/)
		await page.waitForFunction((n) => document.querySelector('h1')?.textContent?.includes(n), name)
		none(page.faults, 'faults')
	},

	'a form left by mistake is found again': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/customer/new')
		await page.fill('[data-field=name] input', '没有保存的客户')
		await page.waitForTimeout(500)
		await page.goto('/opportunity')
		await settled(page)
		await page.goto('/customer/new')
		same(await page.inputValue('[data-field=name] input'), '没有保存的客户', 'the draft')
		await page.click('.notice button')
		same(await page.inputValue('[data-field=name] input'), '', 'discarded')
	},

	'two who change one record see the difference': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const id = (await created(page, 'customer', { name: `济南并发测试${mark()}` })).id
		await page.goto(`/customer/${id}/edit`)
		await page.fill('[data-field=city] input', '济南')
		await page.fill('[data-field=address] input', '文化西路 1 号')
		const before = await api(page, 'GET', `customer/${id}`)
		const other = await api(page, 'PATCH', `customer/${id}`, { city: '青岛', industry: '医疗' }, { 'If-Match': before.etag })
		same(other.status, 200, 'the other change')
		await page.click('form button[type=submit]')
		await page.waitForSelector('dialog table')
		const text = await page.textContent('dialog')
		for (const word of ['济南', '青岛', '医疗', '文化西路 1 号']) expect(text.includes(word), `the difference lacks ${word}`)
		none(await violations(page), 'axe')
		await page.click('dialog tr:has(input) td:nth-child(3) input')
		await page.click('dialog footer .primary')
		await page.waitForSelector('dialog', { state: 'detached' })
		await page.waitForURL(new RegExp(`/customer/${id}$`))
		const after = (await api(page, 'GET', `customer/${id}`)).body
		same([after.city, after.industry, after.address], ['青岛', '医疗', '文化西路 1 号'], 'merged')
	},

	'history, words and files': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const id = (await created(page, 'customer', { name: `济南历史测试${mark()}` })).id
		const was = await api(page, 'GET', `customer/${id}`)
		await api(page, 'PATCH', `customer/${id}`, { city: '威海' }, { 'If-Match': was.etag })
		await page.goto(`/customer/${id}/history`)
		await page.waitForSelector('.events li')
		expect((await page.textContent('.events')).length > 8, 'the history is empty')
		await page.goto(`/customer/${id}/comments`)
		await page.fill('textarea', '客户希望年内完成\n第二行')
		await page.keyboard.press('Control+Enter')
		await page.waitForFunction(() => document.querySelector('ol')?.textContent?.includes('客户希望年内完成'))
		same(await page.inputValue('textarea'), '', 'the box is empty again')
		await page.goto(`/customer/${id}/files`)
		await page.setInputFiles('input[type=file]', { name: '点位表.txt', mimeType: 'text/plain', buffer: Buffer.from('1 大门') })
		await page.waitForFunction(() => document.querySelector('.files')?.textContent?.includes('点位表.txt'))
		none(page.faults, 'faults')
	},

	'what points at a record comes in one answer, its kinds folded where they are many': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const live = need((await api(page, 'GET', `opportunity?q=${encodeURIComponent('海岱职业学院')}`)).body.items[0], 'no live project')
		const asked = []
		page.on('request', (r) => /[?&]opportunity=/.test(r.url()) && asked.push(r.url()))
		await page.goto(`/opportunity/${live.id}`)
		await settled(page)
		const kinds = page.locator('.related [data-kind]')
		expect(await kinds.count() > 4, 'a project of the demonstration has many kinds')
		same(asked.filter((a) => a.includes('limit=5')), [], 'a request for each kind')
		same(await page.locator('.related li').count(), 0, 'rows while all is folded')
		none(await violations(page), 'axe, folded')
		await unfold(page, 'engagement')
		const rows = page.locator('.related [data-kind=engagement] li a')
		expect(await rows.count() > 0, 'no row')
		none(await violations(page), 'axe, unfolded')
		await page.reload()
		await settled(page)
		expect(await rows.count() > 0, 'what was unfolded stays so')
		await rows.first().click()
		await page.waitForURL(/\/engagement\/[^/]+$/)
		none(page.faults, 'faults')
	},
}
