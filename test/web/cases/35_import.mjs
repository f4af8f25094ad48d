// A table brought in by the page: good rows stay, refused ones say why and go back out as a table to mend.
import { readFileSync } from 'node:fs'
import { PHONE, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, none, same } from '../expect.mjs'

const mark = () => Math.random().toString(36).slice(2, 8)

async function give(page, name, text) {
	await page.setInputFiles('.drop input', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })
	await page.waitForSelector('[data-imported]')
}

const counts = (page) => page.$$eval('[data-count]', (all) => Object.fromEntries(all.map((d) => [d.dataset.count, d.querySelector('dd').textContent])))

export default {
	'rows are taken, refused ones say why and come back as a table': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/customer')
		await settled(page)
		await page.locator('header a', { hasText: '导入' }).click()
		await page.waitForURL(/\/customer\/import$/)
		none(await violations(page), 'axe before')
		const name = `济南导入测试${mark()}`
		await give(page, '客户.csv', `客户名称,城市,负责人\n${name},济南,\n,青岛,\n烟台导入测试,烟台,查无此人\n`)
		same(await counts(page), { created: '1', changed: '0', same: '0', refused: '2' }, 'counts')
		const reasons = await page.$$eval('[data-imported] tbody tr', (all) => all.map((r) => r.textContent.trim()))
		expect(reasons.length === 2 && /^3.*客户名称/.test(reasons[0]) && /^4.*负责人/.test(reasons[1]), `reasons: ${reasons}`)
		none(await violations(page), 'axe after')
		const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-rejected]')])
		same(download.suggestedFilename(), '客户.rejected.csv', 'file name')
		const table = readFileSync(await download.path(), 'utf8')
		expect(table.startsWith('\ufeff客户名称,城市,负责人,原因') && table.includes('查无此人'), `the table: ${table}`)
		// Mended, it goes in as it is, reasons and all.
		await page.locator('button', { hasText: '再导入一个' }).click()
		await give(page, '客户.rejected.csv', table.replace('查无此人', '').replace('\n,青岛', `\n青岛导入测试${mark()},青岛`))
		same(await counts(page), { created: '2', changed: '0', same: '0', refused: '0' }, 'counts of the mended')
		expect(await first(page, `customer?q=${encodeURIComponent(name)}`), 'the customer is not there')
		none(page.faults, 'faults')
	},

	'a workbook is taken as it is, the sheet that is named': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE })
		await enter(page, login, password)
		await page.goto('/customer/import')
		await settled(page)
		await page.fill('input[name=sheet]', '说明')
		await page.setInputFiles('.drop input', new URL('../../api/import_days.xlsx', import.meta.url).pathname)
		await page.waitForSelector('[data-imported]')
		same(await counts(page), { created: '1', changed: '0', same: '0', refused: '1' }, 'counts')
		expect(/统一社会信用代码.*末尾几位已丢失/.test(await page.textContent('[data-imported] tbody')), 'the lost figures are not told')
		expect(/说明/.test(await page.textContent('[data-imported] h2')), 'the sheet is not named')
		same((await page.textContent('[data-sheets] button')).trim(), '节假日', 'the other sheet')
		none(await violations(page), 'axe')
		await page.click('[data-sheets] button')
		await page.waitForSelector('.trouble')
		expect(/日期/.test(await page.textContent('.trouble')), 'the columns of the other sheet are not named')
	},

	'a table that cannot be read is refused as a whole': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, login, password)
		await page.goto('/customer/import')
		await settled(page)
		await page.setInputFiles('.drop input', { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('no such column,city\na,b\n') })
		await page.waitForSelector('.trouble')
		expect(/no such column/.test(await page.textContent('.trouble')), 'the column is not named')
		none(await violations(page), 'axe')
		const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'empty table' }).click()])
		expect(readFileSync(await download.path(), 'utf8').includes('Customer name'), 'no heads in the empty table')
	},

	'who may not import has no page for it': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		await page.goto('/customer')
		await settled(page)
		same(await page.locator('header a', { hasText: '导入' }).count(), 0, 'the button')
		await page.goto('/customer/import')
		await settled(page)
		same(await page.locator('.drop').count(), 0, 'the page')
	},
}
