// A mail server that keeps what it is given, on a free port of 127.0.0.1.  `refuse` answers the next letters with an
// error: how often.
import { createServer } from 'node:net'

export async function startSink() {
	const sink = { letters: [], connections: 0, refuse: 0 }
	const server = createServer(socket => {
		let text = '', inData = false, letter = null
		sink.connections++
		const say = line => socket.write(`${line}\r\n`)
		const command = line => {
			const word = line.slice(0, 4).toUpperCase()
			if (word === 'EHLO' || word === 'HELO')
				say('250 sink')
			else if (word === 'MAIL')
				letter = { from: /<(.*)>/.exec(line)[1], to: [] }, say('250 ok')
			else if (word === 'RCPT')
				letter.to.push(/<(.*)>/.exec(line)[1]), say('250 ok')
			else if (word === 'DATA')
				inData = true, say('354 go on')
			else if (word === 'QUIT')
				say('221 bye'), socket.end()
			else
				say('250 ok')
		}
		const taken = () => {
			if (sink.refuse-- > 0) {
				sink.refused = letter.text
				return say('451 not now')
			}
			sink.refuse = 0
			sink.letters.push(letter)
			say('250 taken')
		}
		say('220 sink')
		socket.on('error', () => {})
		socket.setEncoding('latin1').on('data', piece => {
			text += piece
			for (;;) {
				const end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n')
				if (end < 0)
					return
				const part = text.slice(0, end)
				text = text.slice(end + (inData ? 5 : 2))
				if (inData) {
					inData = false
					letter.text = part
					taken()
				} else
					command(part)
			}
		})
	})
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
	sink.port = server.address().port
	sink.close = () => new Promise(resolve => server.close(resolve))
	return sink
}

// { headers: { name: value }, body } of a letter; encoded words and base64 undone.
export function readLetter(text) {
	const [head, ...rest] = text.split('\r\n\r\n')
	const headers = {}
	for (const line of head.replace(/\r\n[ \t]/g, ' ').split('\r\n')) {
		const at = line.indexOf(':')
		headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim()
			.replace(/\?=\s+=\?/g, '?==?')
			.replace(/(?:=\?UTF-8\?B\?[^?]*\?=)+/g, words => Buffer.concat([...words.matchAll(/\?B\?([^?]*)\?=/g)]
				.map(m => Buffer.from(m[1], 'base64'))).toString('utf8'))
	}
	return { headers, body: Buffer.from(rest.join(''), 'base64').toString('utf8'), lines: head.split('\r\n') }
}
