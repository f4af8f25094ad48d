// A server under measurement, on one core of its own while the load runs on the other.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

const ticks = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout)
// Which core a process may use: the servers the first, the load the second, where there are two.
export const pinned = (core, command) => cpus().length > 1 ? ['taskset', '-c', String(core), ...command] : command

export class Server {
	// Resolves when the program has said where it listens.
	static start(command, { seconds = 20 } = {}) {
		const [program, ...args] = ['setpriv', '--pdeathsig', 'KILL', ...pinned(0, command)]
		const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
		const server = new Server()
		server.child = child
		server.ended = new Promise(resolve => child.on('exit', (code, signal) => resolve(code ?? signal)))
		let said = ''
		child.stderr.setEncoding('utf8').on('data', text => { said += text })
		return new Promise((resolve, reject) => {
			const fail = why => { child.kill('SIGKILL'); reject(new Error(`${command[0]}: ${why}\n${said}`)) }
			const timer = setTimeout(() => fail(`silent for ${seconds} s`), seconds * 1000)
			server.ended.then(status => fail(`ended with ${status}`))
			child.stdout.setEncoding('utf8').on('data', text => {
				said += text
				server.url = /^listening on (http:\/\/\S+)\n/m.exec(said)?.[1]
				if (server.url === undefined)
					return
				clearTimeout(timer)
				resolve(server)
			})
		})
	}

	// Seconds of processor time so far.
	cpu() {
		const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'latin1')
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
		return (Number(fields[11]) + Number(fields[12])) / ticks
	}

	// { rss, pss } in MB.
	memory() {
		const rollup = readFileSync(`/proc/${this.child.pid}/smaps_rollup`, 'latin1')
		const mb = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)[1]) / 1024
		return { rss: mb('Rss'), pss: mb('Pss') }
	}

	async stop() {
		this.child.kill('SIGTERM')
		const late = setTimeout(() => this.child.kill('SIGKILL'), 6000)
		await this.ended
		clearTimeout(late)
	}
}
