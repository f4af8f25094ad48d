// Runs the browser tests of test/web against a server of their own with the demonstration company.
//
//   node test/harness/browser.mjs [--only WORD] [--part N/OF] [--shots DIR] [--slow MS]
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Installation, password, root } from './server.mjs'

const installation = new Installation()
await installation.mustRun(['demo', '--password-file', '-'], `${password}\n`)
await installation.start()
const status = await new Promise(resolve => {
	const args = [join(root, 'test/web/run.mjs'), '--url', installation.url, '--password', password, ...process.argv.slice(2)]
	spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }).on('exit', code => resolve(code ?? 1))
})
process.exitCode = status
try {
	await installation.stop()
} catch (e) {
	console.log(`${e.message}\n0 passed, 1 failed`)
	process.exitCode = 1
}
installation.remove()
