// Writes src/search/reading.inc anew: the readings of each character, without tones, the common one first.
//
//   cd build-aux/pinyin && npm ci --ignore-scripts && node make.mjs
import { writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const first = 0x4e00, last = 0x9fff, most = 3
const syllables = new Set()
const rows = []
for (let code = first; code <= last; code++) {
	const said = pinyin(String.fromCodePoint(code), { multiple: true, toneType: 'none', type: 'array', v: true })
	const readings = [...new Set(said)].filter(s => /^[a-z]{1,6}$/.test(s)).slice(0, most)
	for (const s of readings)
		syllables.add(s)
	if (readings.length > 0)
		rows.push(`R(${code.toString(16).toUpperCase()}, ${readings.join(', ')})`)
}

// As many to a line as fit.
function lines(words) {
	const out = ['']
	for (const word of words)
		if (out.at(-1).length + word.length + 1 > 118)
			out.push(word)
		else
			out[out.length - 1] += (out.at(-1) === '' ? '' : ' ') + word
	return out.join('\n')
}

writeFileSync(new URL('../../src/search/reading.inc', import.meta.url), `/* reading.inc -- the syllables of Mandarin, and what each character from U+4E00 to U+9FFF is read as, the common
 * reading first; v stands for ü.  Made by build-aux/pinyin from pinyin-pro (MIT). */
#ifdef SYLLABLE
${lines([...syllables].sort().map(s => `SYLLABLE(${s})`))}
#endif
#ifdef R
${lines(rows)}
#endif
`)
console.log(`${syllables.size} syllables, ${rows.length} characters`)
