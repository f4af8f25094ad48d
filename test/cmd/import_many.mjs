// A long table of which a few rows are bad: those come back with their reasons and nothing else is lost; the others have the
// owners that the table names, and their first authors in the trail; sent again when they are mended, they are in, and
// nothing is there twice (FIELD golden case 18).
//
//   node test/cmd/import_many.mjs [--rows 100000]
import { writeFileSync, readFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Installation } from '../harness/server.mjs'

const at = process.argv.indexOf('--rows')
const rows = at < 0 ? 2000 : Number(process.argv[at + 1])
const bad = 50
const failures = []
let passed = 0
const same = (name, is, want = true) => {
	if (JSON.stringify(is) === JSON.stringify(want)) passed++
	else failures.push(`${name}: ${JSON.stringify(is)}, not ${JSON.stringify(want)}`)
}

const step = Math.floor(rows / bad)
const isBad = n => n % step === step - 1 && n < step * bad
const owner = n => (n % 2 === 0 ? '孙晓东' : '周敏')
const author = n => (n % 3 === 0 ? '已离职的老周' : '前台')
const line = (n, mended) => `${isBad(n) && !mended ? '' : `批量客户 ${n}`},济南,${owner(n)},${author(n)},2019-03-${String(n % 28 + 1).padStart(2, '0')} 09:30`
const table = lines => `客户名称,城市,负责人,原记录人,原记录时间\n${lines.join('\n')}\n`

const installation = new Installation()
await installation.init()
for (const [login, name] of [['sun', '孙晓东'], ['zhou', '周敏']])
	await installation.addUser(login, 'sales', { name })
await installation.addUser('boss', 'manager')

const file = join(installation.home, 'customers.csv')
const all = Array.from({ length: rows }, (_, n) => n)
writeFileSync(file, table(all.map(n => line(n, false))))
const first = await installation.run(['import', 'customer', file, '--user', 'boss'])
same('rows that are good are in', /(\d+) new/.exec(first.stdout)?.[1], String(rows - bad))
same('bad ones are counted', /(\d+) rows were refused/.exec(first.stderr)?.[1], String(bad))
const rejected = readdirSync(installation.home).find(name => name.endsWith('.rejected.csv'))
const back = existsSync(join(installation.home, rejected ?? '-')) ? readFileSync(join(installation.home, rejected), 'utf8').trim().split(/\r?\n/) : []
same('each bad row came back', back.length - 1, bad)
same('with its reason', back.slice(1).filter(row => /必填|required/i.test(row)).length, bad)

writeFileSync(file, table(all.filter(isBad).map(n => line(n, true))))
const second = await installation.run(['import', 'customer', file, '--user', 'boss'])
same('mended ones are in', /(\d+) new/.exec(second.stdout)?.[1], String(bad))

const exported = (await installation.mustRun(['export', 'customer', '--user', 'boss'])).trim().split(/\r?\n/)
same('nothing is lost, nothing is there twice', exported.length - 1, rows)
const people = (await installation.mustRun(['export', 'user', '--user', 'admin'])).split(/\r?\n/)
const idOf = name => people.find(row => row.includes(name))?.split(',')[0] ?? '-'
const ids = { '孙晓东': idOf('孙晓东'), '周敏': idOf('周敏') }
const kept = exported.slice(1).filter(row => row.includes(`,${ids[owner(Number(/批量客户 (\d+)/.exec(row)?.[1]))]},`))
same('each has its owner', kept.length, rows)

await installation.start()
const cookie = { Cookie: await installation.login('boss') }
for (const n of [0, 1, step - 1]) {
	const id = exported.find(row => row.includes(`,批量客户 ${n},`))?.split(',')[0]
	const { items } = (await installation.json('GET', `/api/v1/customer/${id}/history`, undefined, cookie)).json
	same(`who wrote customer ${n} first`, items.at(-1)?.origin, { author: author(n), at: `2019-03-${String(n % 28 + 1).padStart(2, '0')}T09:30:00+08:00` })
	same(`when customer ${n} came`, items.at(-1)?.at.slice(0, 4) !== '2019')
}
await installation.stop()
installation.remove()

for (const failure of failures) console.log(`FAIL ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
