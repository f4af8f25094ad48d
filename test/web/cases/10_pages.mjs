// Every page, in both languages, light and dark, wide and on a phone: no violation, no fault, nothing wider than the screen.
// The dark looks share the pages: colours are the components', not the page's.
import { PHONE, WIDE, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none } from '../expect.mjs'

// What the look alone decides; names, roles and structure are the same in every look of a width.
const COLOURS = ['color-contrast', 'target-size', 'link-in-text-block']

const LOOKS = [
	{ name: 'zh wide light', viewport: WIDE, locale: 'zh-CN', theme: 'light', rules: null },
	{ name: 'en wide dark', viewport: WIDE, locale: 'en', theme: 'dark', rules: COLOURS, half: 0 },
	{ name: 'zh phone dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark', rules: COLOURS, half: 1 },
	{ name: 'en phone light', viewport: PHONE, locale: 'en', theme: 'light', rules: null },
]

/** One of each page; a page whose record the installation lacks is left out. */
async function places(page) {
	const of = async (name, query = '') => (await first(page, `${name}?limit=1${query}`))?.id
	const contract = (await of('contract', '&stage=accepted')) ?? (await of('contract'))
	const risky = (await first(page, 'risk?limit=1'))?.opportunity
	const ids = {
		opportunity: await of('opportunity'),
		customer: await of('customer'),
		tender: await of('tender'),
		clause: await of('clause'),
		obligation: await of('obligation'),
		service_case: await of('service_case'),
		revisit_record: await of('revisit_record'),
		visit: await of('visit'),
		user: await of('user'),
		customer_pack: await of('customer_pack'),
		certificate: await of('certificate'),
	}
	const records = Object.entries(ids).filter(([, id]) => id)
	const own = [
		'/', '/opportunity', '/opportunity?stage=lead', '/opportunity?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84', '/service_case', '/clause_response',
		'/dispatch', '/roster', '/call', '/stages', '/pipeline', '/pipeline?view=list', '/pipeline?view=forecast', '/skills', '/ledger', '/settings', '/settings/policy', '/user', '/customer/new', '/no_such_thing',
	]
	return [
		...own,
		...records.map(([name, id]) => `/${name}/${id}`),
		...(ids.customer ? [`/customer/${ids.customer}/edit`, `/customer/${ids.customer}/history`, `/customer/${ids.customer}/comments`, `/customer/${ids.customer}/files`] : []),
		...(ids.opportunity ? ['thread', 'plan', 'risks', 'handover'].map((key) => `/opportunity/${ids.opportunity}/${key}`) : []),
		...(risky ? [`/opportunity/${risky}/plan`, `/opportunity/${risky}/risks`] : []),
		...(ids.opportunity ? ['discovery', 'needs', 'proofs'].map((key) => `/opportunity/${ids.opportunity}/${key}`) : []),
		...(ids.opportunity ? [`/opportunity/${ids.opportunity}/thread`] : []),
		...(contract ? [`/ledger/${contract}`, `/ledger/${contract}?state=late`] : []),
		...(ids.tender ? [`/tender/${ids.tender}/facts`] : []),
		...(ids.visit ? [`/visit/${ids.visit}/work`] : []),
	]
}

const cases = {}

for (const look of LOOKS) {
	cases[look.name] = async ({ browser, url, login, password, shots }) => {
		const page = await openPage(browser, { url, ...look })
		const found = []
		await page.goto('/login')
		await settled(page)
		found.push(...(await violations(page, look.rules)).map((v) => `/login ${v}`))
		await enter(page, login, password)
		const all = need(await places(page), 'no pages').filter((_, i) => look.half === undefined || i % 2 === look.half)
		let n = 0
		for (const at of all) {
			await page.goto(at)
			await settled(page)
			found.push(...(await violations(page, look.rules)).map((v) => `${at} ${v}`))
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			if (wide > 0) found.push(`${at} is ${wide} px wider than the screen`)
			if (shots) await page.screenshot({ path: `${shots}/${look.name.replaceAll(' ', '-')}-${String(n++).padStart(2, '0')}.png`, fullPage: true })
		}
		none(found, 'axe and layout')
		none(page.faults, 'faults')
		expect(all.length > 10, `only ${all.length} pages`)
	}
}

export default cases
