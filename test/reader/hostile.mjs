// Files made to do harm, each made here and each refused by its name, within time and memory (TRUST G22, T21): archives that
// unpack to too much, lie about themselves, lead out of their folder, hold links, copies, passwords; XML that declares, nests
// and breaks; PDF and Word 97 files bent at their joints; texts that are none.  Control: a plain document of each kind is
// read by the same program.
//
//   node test/reader/hostile.mjs [--verbose]
//   node test/reader/hostile.mjs --keep DIR       only writes them there, for the fuzz targets to begin with
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 as crcOf, deflateRawSync, deflateSync } from 'node:zlib'
import { scratch } from '../harness/scratch.mjs'
import { root } from '../harness/server.mjs'

const release = join(root, 'build/release/trine')
const program = process.env.TRINE_PROGRAM ?? (existsSync(release) ? release : join(root, 'build/check/trine'))
const measured = existsSync('/usr/bin/time') && program === release
const SECONDS = 2, MEGABYTES = 64

// --- how they are made ---

const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0 })
const crc32 = crcOf ?? (data => { let c = 0xffffffff; for (const b of data) c = table[(c ^ b) & 0xff] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0 })
const bytes = s => typeof s === 'string' ? Buffer.from(s) : s
const u16 = n => { const b = Buffer.alloc(2); b.writeUInt16LE(n & 0xffff); return b }
const u32 = n => { const b = Buffer.alloc(4); b.writeUInt32LE(n >>> 0); return b }

/** An archive; an entry may lie about its sizes, its sum, its method, its flags, where it lies, what it is. */
function zip(entries, { count = entries.length, tail = '', centre = null } = {}) {
	const locals = [], central = []
	let at = 0
	for (const e of entries) {
		const data = bytes(e.data ?? ''), packed = e.packed ?? (e.method === 0 ? data : deflateRawSync(data))
		const head = Buffer.concat([u16(e.flags ?? 0x800), u16(e.method ?? 8), u32(0x21), u32(e.crc ?? crc32(data)), u32(e.packedSize ?? packed.length), u32(e.size ?? data.length)])
		const name = bytes(e.name), local = Buffer.concat([u32(0x04034b50), u16(20), head, u16(bytes(e.localName ?? name).length), u16(0), bytes(e.localName ?? name), packed])
		central.push(Buffer.concat([u32(0x02014b50), u16(e.unix ? 0x0314 : 20), u16(20), head, u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(e.unix ? (e.unix << 16) >>> 0 : 0), u32(e.offset ?? at), name]))
		locals.push(local)
		at += local.length
	}
	const directory = Buffer.concat(central)
	return Buffer.concat([...locals, directory, u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(directory.length), u32(centre ?? at), u16(bytes(tail).length), bytes(tail)])
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const p = text => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const word = (body, before = '') => `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`
const TYPES = { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' }
const PLAIN = word(p('项目名称：示例项目') + p('投标截止时间：2030年1月8日09时30分'))
const docx = (document, more = []) => zip([TYPES, { name: 'word/document.xml', data: document }, ...more])
const sound = () => [TYPES, { name: 'word/document.xml', data: PLAIN }]
const with_ = more => zip([...sound(), ...[more].flat()])

/** A PDF of these objects, each as written; `broken` has its table of contents wrong. */
function pdf(objects, { root: at = 1, xref = true, trailer = '' } = {}) {
	let out = '%PDF-1.4\n'
	const places = objects.map((o, i) => { const here = out.length; out += `${i + 1} 0 obj\n${o}\nendobj\n`; return here })
	const start = out.length
	if (xref) out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(n => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`
	return Buffer.from(`${out}trailer\n<< /Size ${objects.length + 1} /Root ${at} 0 R ${trailer} >>\nstartxref\n${xref ? start : 0}\n%%EOF\n`, 'latin1')
}
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'
const TEXT = 'BT /F1 12 Tf 50 700 Td (Project name: example) Tj ET'
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const pdfOf = (over = {}) => pdf([over[1] ?? '<< /Type /Catalog /Pages 2 0 R >>', over[2] ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', over[3] ?? PAGE,
	over[4] ?? `<< /Length ${TEXT.length} >>\nstream\n${TEXT}\nendstream`, over[5] ?? FONT], over)

/** The head of a compound file with its sectors. */
function compound({ sectorShift = 9, fat = 0, directory = 1, difat = 0xfffffffe, fatCount = 1, sectors = [] } = {}) {
	const head = Buffer.alloc(512)
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
	head.writeUInt16LE(0x3e, 24); head.writeUInt16LE(3, 26); head.writeUInt16LE(0xfffe, 28); head.writeUInt16LE(sectorShift, 30); head.writeUInt16LE(6, 32)
	head.writeUInt32LE(fatCount, 44); head.writeUInt32LE(directory, 48); head.writeUInt32LE(4096, 56); head.writeUInt32LE(0xfffffffe, 60)
	head.writeUInt32LE(difat, 68)
	head.fill(0xff, 76); head.writeUInt32LE(fat, 76)
	return Buffer.concat([head, ...sectors.map(s => Buffer.concat([s, Buffer.alloc(512)]).subarray(0, 512))])
}
/** A sound Word 97 file of this text; control characters stand for themselves (MS-DOC 2.4). */
function doc(text, { flags = 0x200, streams = {} } = {}) {
	const letters = Buffer.from(text, 'utf16le'), main = Buffer.alloc(Math.max(4096, 1024 + letters.length)), table = Buffer.alloc(4096)
	main.writeUInt16LE(0xa5ec, 0); main.writeUInt16LE(flags, 0x0a); main.writeUInt32LE(letters.length / 2, 0x4c)
	letters.copy(main, 1024)
	const pieces = Buffer.concat([Buffer.from([2]), u32(16), u32(0), u32(letters.length / 2), u16(0), u32(1024), u16(0)])
	pieces.copy(table)
	main.writeUInt32LE(0, 0x1a2); main.writeUInt32LE(pieces.length, 0x1a6)
	return compoundOf({ WordDocument: main, '1Table': table, ...Object.fromEntries(Object.entries(streams).map(([k, v]) => [k, Buffer.concat([Buffer.from(v), Buffer.alloc(4096)])])) })
}

/** A sound compound file of these streams, each too long for the small ones. */
function compoundOf(streams) {
	const END = 0xfffffffe, fat = [0xfffffffd, END], sectors = [], names = Object.keys(streams)
	const entry = (name, type, child, next, start, size) => {
		const e = Buffer.alloc(128), spelt = Buffer.from(name, 'utf16le')
		spelt.copy(e); e.writeUInt16LE(spelt.length + 2, 64); e[66] = type; e[67] = 1
		for (const [at, v] of [[68, 0xffffffff], [72, next], [76, child], [116, start], [120, size]]) e.writeUInt32LE(v, at)
		return e
	}
	const entries = [entry('Root Entry', 5, 1, 0xffffffff, END, 0)]
	names.forEach((name, i) => {
		const data = streams[name], count = Math.ceil(data.length / 512), start = 2 + sectors.length
		entries.push(entry(name, 2, 0xffffffff, i + 1 < names.length ? i + 2 : 0xffffffff, start, data.length))
		for (let k = 0; k < count; k++) { sectors.push(data.subarray(k * 512, k * 512 + 512)); fat.push(k + 1 < count ? start + k + 1 : END) }
	})
	while (entries.length < 4) entries.push(Buffer.alloc(128))
	return compound({ sectors: [chain(...fat), Buffer.concat(entries), ...sectors] })
}
const chain = (...next) => Buffer.concat([...next.map(u32), Buffer.alloc(512 - 4 * next.length, 0xff)])

// --- what is refused: name, ending, contents, by which name ---

const cases = []
const add = (what, ending, reason, make) => cases.push({ what, ending, reason, make })
const both = (what, reason, entries) => {
	add(what, 'docx', reason, () => zip([...sound(), ...entries()]))
	add(`${what}, in an archive of documents`, 'zip', reason, () => zip([{ name: '招标文件.txt', data: '项目名称：示例' }, ...entries()]))
}

// Unpacks to too much.
const zeros = n => Buffer.alloc(n)
const bomb = deflateRawSync(zeros(210 << 20), { level: 9 })
both('210 MB of nothing', 'zip_bomb', () => [{ name: 'word/media/a.bin', packed: bomb, size: 210 << 20, crc: 0 }])
both('a hundred times its size', 'zip_bomb', () => [{ name: 'word/media/a.bin', data: zeros(20 << 20) }])
both('says 4 GB', 'zip_bomb', () => [{ name: 'word/media/a.bin', data: 'x', size: 0xfffffff0 }])
add('a document that unpacks to more than it says', 'docx', ['zip_bomb', 'zip_damaged'], () => zip([TYPES, { name: 'word/document.xml', data: word(p('一').repeat(200000)), size: 100 }]))
add('many small ones, much together', 'docx', 'zip_bomb', () => { const one = zeros(1 << 20); return zip([...sound(), ...Array.from({ length: 260 }, (_, i) => ({ name: `word/media/${i}.bin`, data: one }))]) })
// Too many, or twice.
both('10,001 entries', 'zip_entries', () => Array.from({ length: 10001 }, (_, i) => ({ name: `a/${i}`, data: '' })))
add('100,000 entries', 'docx', ['zip_entries', 'zip_damaged'], () => zip(Array.from({ length: 100000 }, (_, i) => ({ name: `${i}`, data: '', method: 0 }))))
both('two of one name', 'zip_duplicate', () => [{ name: 'a.txt', data: '1' }, { name: 'a.txt', data: '2' }])
add('two documents of one name', 'docx', 'zip_duplicate', () => zip([...sound(), { name: 'word/document.xml', data: word(p('另一份')) }]))
add('two tables of types', 'docx', 'zip_duplicate', () => zip([TYPES, ...sound()]))
// One lies in the other.
both('two entries that are one', ['zip_overlap', 'zip_damaged'], () => [{ name: 'b.txt', data: 'x', offset: 0 }])
add('an entry inside another', 'docx', ['zip_overlap', 'zip_damaged'], () => zip([TYPES, { name: 'word/document.xml', data: PLAIN }, { name: 'c.txt', data: 'y', offset: 20 }]))
add('all entries at one place', 'docx', ['zip_overlap', 'zip_damaged'], () => zip(sound().map(e => ({ ...e, offset: 0 }))))
// Leads out of its folder.
for (const [what, name] of [['up', '../evil.txt'], ['up from inside', 'word/../../evil.txt'], ['up at the end', 'word/..'], ['from the root', '/etc/cron.d/evil'], ['backslashes', '..\\evil.txt'],
	['a drive', 'C:\\evil.txt'], ['a drive with slashes', 'C:/evil.txt'], ['a stream of a file', 'evil.txt:hidden'], ['a control character', 'a\x01b.txt'], ['a line', 'a\nb.txt'], ['a tab', 'a\tb'], ['deleted', 'a\x7f'], ['a share', '\\\\host\\x']])
	both(`a name that leads ${what}`, /control/.test(what) ? ['zip_path', 'zip_damaged'] : 'zip_path', () => [{ name, data: 'x' }])
// Links and passwords.
for (const target of ['/etc/passwd', '../../keys', 'word/document.xml'])
	both(`a link to ${target}`, 'zip_link', () => [{ name: 'link', data: target, unix: 0o120777, method: 0 }])
both('a password', 'zip_encrypted', () => [{ name: 'secret.txt', data: 'x'.repeat(40), flags: 0x801 }])
add('a document with a password', 'docx', 'zip_encrypted', () => zip([TYPES, { name: 'word/document.xml', data: PLAIN, flags: 0x801 }]))
// Broken.
const whole = docx(PLAIN)
for (const part of [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
	add(`cut at ${part}`, 'docx', 'zip_damaged', () => whole.subarray(0, Math.floor(whole.length * part)))
for (const [what, make] of [['empty', () => Buffer.alloc(0)], ['two letters', () => Buffer.from('PK')], ['noise', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 256))],
	['a text under its name', () => Buffer.from('项目名称：示例项目\n')], ['its table points behind its end', () => zip(sound(), { centre: 0x7fffffff })], ['says more entries than it has', () => zip(sound(), { count: 7 })],
	['a sum that is wrong', () => zip([TYPES, { name: 'word/document.xml', data: PLAIN, crc: 1 }])], ['packed in no known way', () => zip([TYPES, { name: 'word/document.xml', data: PLAIN, method: 77, packed: Buffer.from('x'), packedSize: 1 }])],
	['packed data that are none', () => zip([TYPES, { name: 'word/document.xml', packed: Buffer.from('not deflated at all, by no means'), size: 900, data: '' }])], ['an entry beyond its end', () => zip([TYPES, { name: 'word/document.xml', data: PLAIN, offset: 0x00ffffff }])],
	['another name in its own head', () => zip([TYPES, { name: 'word/document.xml', localName: 'word/somethingsx', data: PLAIN }])]])
	add(`an archive: ${what}`, 'docx', 'zip_damaged', make)
// Without what it should hold.
add('no document in it', 'docx', 'docx_no_document', () => zip([TYPES]))
add('folders alone', 'docx', 'docx_no_document', () => zip([{ name: 'word/', data: '', method: 0 }]))
add('a document of another place', 'docx', 'docx_no_document', () => zip([TYPES, { name: 'word/document2.xml', data: PLAIN }]))
add('an archive of programs', 'zip', 'zip_empty', () => zip([{ name: 'setup.exe', data: 'MZ' }, { name: 'run.bat', data: '@' }]))
add('an archive in an archive in an archive', 'zip', 'zip_empty', () => zip([{ name: 'a.zip', data: zip([{ name: 'b.zip', data: zip([{ name: 'c.zip', data: 'PK' }]) }]) }]))
add('an archive of nothing', 'zip', ['zip_empty', 'zip_damaged'], () => zip([]))

// Declares.
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`
for (const [what, before, body] of [['a billion laughs', laughs, '&j;'], ['quadratic blow-up', `<!DOCTYPE q [<!ENTITY a "${'a'.repeat(100000)}">]>`, '&a;'.repeat(1000)], ['a file of the machine', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;'],
	['a page of the net', '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>', '&e;'], ['a DTD elsewhere', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', ''], ['a public DTD', '<!DOCTYPE x PUBLIC "-//X//Y" "x.dtd">', ''],
	['entities of parameters', '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', ''], ['an empty DTD', '<!DOCTYPE x []>', ''], ['an attribute by default', '<!DOCTYPE x [<!ATTLIST w:p a CDATA "b">]>', ''], ['a notation', '<!DOCTYPE x [<!NOTATION n SYSTEM "calc.exe">]>', '']])
	add(`XML with ${what}`, 'docx', 'xml_doctype', () => docx(word(p(body), before)))
for (const part of ['word/styles.xml', 'word/numbering.xml'])
	add(`a DTD in ${part}`, 'docx', 'xml_doctype', () => docx(PLAIN, [{ name: part, data: `<?xml version="1.0"?>${laughs}<w:styles ${W}>&j;</w:styles>` }]))
add('a DTD in UTF-16', 'docx', 'xml_doctype', () => docx(Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(word(p('&e;'), '<!DOCTYPE x [<!ENTITY e "x">]>').replace('UTF-8', 'UTF-16'), 'utf16le')])))
// Nests.
for (const deep of [65, 300, 100000])
	add(`${deep} elements inside each other`, 'docx', 'xml_deep', () => zip([TYPES, { name: 'word/document.xml', method: 0, data: word('<w:sdt>'.repeat(deep) + '</w:sdt>'.repeat(deep)) }]))
add('tables in tables', 'docx', 'xml_deep', () => docx(word('<w:tbl><w:tr><w:tc>'.repeat(500) + p('x') + '</w:tc></w:tr></w:tbl>'.repeat(500))))
add('styles inside each other', 'docx', 'xml_deep', () => docx(PLAIN, [{ name: 'word/styles.xml', data: `<w:styles ${W}>${'<w:style>'.repeat(200)}${'</w:style>'.repeat(200)}</w:styles>` }]))
// Breaks.
for (const [what, document] of [['no end', word(p('x')).slice(0, -30)], ['ends that cross', word('<w:p><w:r></w:p></w:r>')], ['two roots', `${word(p('x'))}<w:document ${W}/>`], ['nothing in it', ''], ['no XML', 'PK\x03\x04'],
	['bytes that are no UTF-8', Buffer.concat([Buffer.from(word(p('x')).slice(0, -40)), Buffer.from('fffe80', 'hex'), Buffer.from('</w:body></w:document>')])], ['an overlong letter', Buffer.concat([Buffer.from(`<w:document ${W}>`), Buffer.from('c0bc', 'hex'), Buffer.from('</w:document>')])],
	['a NUL', word(p('a\0b'))], ['an entity nobody declared', word(p('&unknown;'))], ['UTF-7', word(p('+ADw-script+AD4-')).replace('UTF-8', 'UTF-7')], ['an encoding of its own', word(p('x')).replace('UTF-8', 'X-EVIL')],
	['an attribute twice', word('<w:p a="1" a="2"/>')], ['a letter of no number', word(p('&#xFFFFFF;'))]])
	add(`XML: ${what}`, 'docx', 'xml_damaged', () => docx(document))

// What would act in an editor.
const RELS = more => ({ name: 'word/_rels/document.xml.rels', data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more}</Relationships>` })
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
for (const [what, type, target] of [['a template elsewhere', 'attachedTemplate', 'http://127.0.0.1:9/evil.dotm'], ['a template of a share', 'attachedTemplate', 'file:///\\\\host\\evil.dotm'],
	['an object elsewhere', 'oleObject', 'http://127.0.0.1:9/x.bin'], ['a frame', 'frame', 'http://127.0.0.1:9/x.docx'], ['a sub-document', 'subDocument', 'http://127.0.0.1:9/x.docx']])
	add(`it fetches ${what}`, 'docx', 'docx_external', () => docx(PLAIN, [RELS(`<Relationship Id="r1" Type="${TYPE}/${type}" Target="${target}" TargetMode="External"/>`)]))
const run = inner => `<w:p><w:r>${inner}</w:r></w:p>`, instruction = text => `<w:instrText>${text}</w:instrText>`, char = type => `<w:fldChar w:fldCharType="${type}"/>`
const field = (...pieces) => run(char('begin')) + pieces.map(piece => run(instruction(piece))).join('') + run(char('separate')) + p('x') + run(char('end'))
for (const [what, body] of [['in pieces', field('D', 'DE', ' excel a b')], ['in an attribute', '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x a b"/></w:p>'], ['small', field(' ddeauto c:\\\\x a')],
	['inside another', run(char('begin')) + run(instruction(' IF 1 = 1 ')) + field(' DDE excel a b') + run(char('end'))], ['by a field that spells it', run(char('begin')) + field(' QUOTE 68 68 69') + run(instruction(' excel a b')) + run(char('end'))],
	['for an old editor', `<mc:AlternateContent xmlns:mc="m"><mc:Fallback>${field(' DDE excel a b')}</mc:Fallback></mc:AlternateContent>`], ['without an end', run(char('begin')) + run(instruction(' DDEAUTO x'))], ['seventy deep', run(char('begin')).repeat(70) + run(instruction(' DDE a b'))]])
	add(`it starts a program: DDE ${what}`, 'docx', 'docx_dde', () => docx(word(p('项目名称：示例项目') + body)))
for (const part of ['word/header1.xml', 'word/footer2.xml', 'word/footnotes.xml', 'word/comments.xml', 'word/glossary/document.xml'])
	add(`DDE in ${part}`, 'docx', 'docx_dde', () => docx(PLAIN, [{ name: part, data: `<?xml version="1.0"?><w:hdr ${W}>${field(' DDE excel a b')}</w:hdr>` }]))
for (const target of ['http://127.0.0.1:9/x.docx', '\\\\\\\\host\\\\x.docx'])
	add(`it takes in ${target}`, 'docx', 'docx_external', () => docx(word(p('项目名称：示例项目') + field(` INCLUDETEXT "${target}"`))))
add('a packed program', 'docx', 'docx_packed_program', () => docx(word(p('项目名称：示例项目') + run('<w:object><o:OLEObject xmlns:o="o" Type="Embed" ProgID="Package"/></w:object>'))))
for (const type of ['application/vnd.ms-word.document.macroEnabled.main+xml', 'application/vnd.ms-office.vbaProject'])
	for (const ending of ['docx', 'docm'])
		add(`its types speak of macros: ${type.slice(16)}`, ending, 'docx_macro', () => zip([{ name: '[Content_Types].xml', data: `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>` }, { name: 'word/document.xml', data: PLAIN }]))
for (const field of ['DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"', 'DDE excel x y'])
	add(`it starts a program: ${field.slice(0, 7)}`, 'docx', 'docx_dde', () => docx(word(p('项目名称：示例项目') + `<w:p><w:r><w:instrText>${field}</w:instrText></w:r></w:p>`)))
add('it brings a macro', 'docx', 'docx_macro', () => docx(PLAIN, [{ name: 'word/vbaProject.bin', data: 'macro' }]))

// PDF.
for (const [what, make] of [['empty', () => Buffer.alloc(0)], ['its head alone', () => Buffer.from('%PDF-1.7\n')], ['noise behind its head', () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 31) % 256))])],
	['no root', () => pdfOf({ root: 99 })], ['a root that is no catalogue', () => pdfOf({ 1: '(a text)' })], ['a text under its name', () => Buffer.from('项目名称：示例')]])
	add(`PDF: ${what}`, 'pdf', ['pdf_damaged', 'file_damaged'], make)
for (const [what, make] of [['pages that are their own parent', () => pdfOf({ 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' })], ['no page', () => pdfOf({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' })], ['contents of contents', () => pdfOf({ 4: '4 0 R' })],
	['a drawing and no letter', () => pdfOf({ 4: '<< /Length 20 >>\nstream\n0 0 100 100 re f    \nendstream' })], ['a form that draws itself', () => pdfOf({ 4: '<< /Length 5 >>\nstream\n/X Do\nendstream', 3: PAGE.replace('/Font', '/XObject << /X 6 0 R >> /Font'), 5: FONT })]])
	add(`PDF: ${what}`, 'pdf', ['pdf_damaged', 'no_text', 'file_damaged'], make)
add('PDF: a stream that unpacks to 300 MB', 'pdf', ['pdf_damaged', 'no_text', 'child_slow', 'child_large', 'document_large'], () => { const data = deflateSync(zeros(300 << 20)); return Buffer.from(pdfOf({ 4: `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data.toString('latin1')}\nendstream` })) })
add('PDF: a password', 'pdf', ['pdf_encrypted', 'pdf_damaged'], () => pdfOf({ trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -44 >> /ID [(a) (b)]' }))

// Word 97.
for (const [what, make] of [['its head alone', () => compound()], ['a chain that bites its tail', () => compound({ sectors: [chain(0xfffffffd, 1), Buffer.alloc(512)] })], ['sectors of 2^40 bytes', () => compound({ sectorShift: 40 })], ['no table', () => compound({ fat: 0xffffff })],
	['a table of tables that bites its tail', () => compound({ difat: 0, fatCount: 0x7fffffff, sectors: [chain(0, 0)] })], ['a directory of nothing', () => compound({ sectors: [chain(0xfffffffd, 0xfffffffe), Buffer.alloc(512)] })], ['noise', () => compound({ sectors: [Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 97) % 256)), Buffer.alloc(512, 0x41)] })],
	['cut short', () => compound({ sectors: [chain(0xfffffffd, 0xfffffffe)] }).subarray(0, 300)], ['nothing', () => Buffer.alloc(0)]])
	for (const ending of ['doc', 'wps'])
		add(`Word 97: ${what}`, ending, ['doc_damaged', 'file_damaged', 'document_damaged'], make)
add('RTF under the name of Word', 'doc', 'format_rtf', () => Buffer.from('{\\rtf1 x}'))

// A sound Word 97 file that brings something along.
for (const [what, reason, text, more] of [['starts a program', 'docx_dde', '\x13 DDEAUTO c:\\cmd a b \x14x\x15\r'], ['a DDE field without an end', 'docx_dde', '前\x13 DDE excel a b'], ['takes in a text from afar', 'docx_external', '\x13 INCLUDETEXT "http://127.0.0.1:9/x.doc" \x14x\x15\r'],
	['a packed program', 'docx_packed_program', '\x13 EMBED Package \x14\x01\x15\r'], ['a packed program, spelt small', 'docx_packed_program', '\x13 embed package \x14\x01\x15\r'], ['a macro', 'doc_macro', '项目名称：示例项目\r', { streams: { _VBA_PROJECT: 'macro' } }], ['a password', 'doc_encrypted', '项目名称：示例项目\r', { flags: 0x300 }]])
	for (const ending of ['doc', 'wps'])
		add(`Word 97: ${what}`, ending, reason, () => doc(text, more))

// Texts that are none, and kinds that are not read.
add('a program as a text', 'txt', 'text_binary', () => Buffer.concat([Buffer.from('MZ\x90\0'), zeros(4000), Buffer.from('This program')]))
add('a picture as a page', 'html', 'text_binary', () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 131) % 256)))
for (const ending of ['exe', 'xls', 'pptx', 'js'])
	add('a kind that is not read', ending, 'format_unknown', () => Buffer.from('x'))

// --- the control: a plain one of each kind is read ---

const lines = Array.from({ length: 12 }, (_, i) => `(Line ${i} of a project document) Tj 0 -16 Td`).join(' ')
const many = `BT /F1 12 Tf 50 700 Td ${lines} ET`
const controls = [['docx', () => docx(PLAIN)], ['pdf', () => pdfOf({ 4: `<< /Length ${many.length} >>\nstream\n${many}\nendstream` })],
	// What is beside the text is not opened: it is read as the text it is.
	// What belongs to it is named where it stands.
	['docx', () => docx(word(p('项目名称：示例项目') + run('<w:object><o:OLEObject xmlns:o="o" Type="Embed" ProgID="Excel.Sheet.12"/></w:object>')), [{ name: 'word/embeddings/oleObject1.bin', data: 'ole' }]), '〔未读取：嵌入的 Excel 表格 / Not read: embedded Excel sheet〕'],
	['docx', () => docx(word(p('项目名称：示例项目') + run('<w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:link="r1"/></w:drawing>')), [RELS(`<Relationship Id="r1" Type="${TYPE}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>`)]), '〔未读取：外部图片 / Not read: picture kept elsewhere〕'],
	['docx', () => docx(word(`${p('项目名称：示例项目')}<w:altChunk xmlns:r="r" r:id="r1"/>`), [{ name: 'word/afchunk1.mht', data: '<html>' }]), '〔未读取：插入的文件 / Not read: inserted file〕'],
	['docx', () => docx(word(p('项目名称：示例项目') + run('<w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:embed="r1"/></w:drawing>')), [{ name: 'word/media/image1.png', data: 'png' }]), '〔未读取：图片 / Not read: picture〕'],
	['docx', () => docx(word(p('项目名称：示例项目') + run('<w:object><w:control xmlns:r="r" r:id="r1" w:name="Box1"/></w:object>')), [{ name: 'word/activeX/activeX1.xml', data: '<ax:ocx xmlns:ax="ax"/>' }, { name: 'word/activeX/activeX1.bin', data: 'bin' }]), '〔未读取：控件（ActiveX） / Not read: control (ActiveX)〕'],
	['docx', () => docx(word(p('项目名称：示例项目') + run('<w:drawing><c:chart xmlns:c="c" xmlns:r="r" r:id="r1"/></w:drawing>')), [{ name: 'word/charts/chart1.xml', data: '<c/>' }]), '〔未读取：图表 / Not read: chart〕'],
	...[['\x13 EMBED Excel.Sheet.8 \x14\x01\x15', '嵌入的 Excel 表格 / Not read: embedded Excel sheet'], ['\x13 EMBED ET.Xls.6 \x14\x01\x15', '嵌入的 WPS 表格 / Not read: embedded WPS sheet'], ['\x13 LINK Word.Document.8 c:\\\\x.doc \x14\x01\x15', '链接的 Word 文档 / Not read: linked Word document'],
		['\x13 EMBED No.Such \x14\x01\x15', '嵌入的对象 / Not read: embedded object'], ['\x13 CONTROL Forms.TextBox.1 \\\\s \x14\x01\x15', '控件（ActiveX） / Not read: control (ActiveX)'], ['\x01', '图片 / Not read: picture'], ['\x08', '图形或文本框 / Not read: drawing or text box']]
		.flatMap(([inner, says]) => ['doc', 'wps'].map(ending => [ending, () => doc(`项目名称：示例项目\r见${inner}。\r`), `〔未读取：${says}〕`])),
	['docm', () => docx(PLAIN)], ['docx', () => docx(PLAIN, [{ name: 'word/embeddings/oleObject1.bin', data: 'ole' }])], ['docx', () => docx(PLAIN, [RELS(`<Relationship Id="r1" Type="${TYPE}/image" Target="file:///etc/passwd" TargetMode="External"/>`)])],
	['docx', () => docx(word(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge/></w:tcPr>${p('项目名称：示例项目')}</w:tc></w:tr></w:tbl>`))], ['txt', () => Buffer.from('项目名称：示例项目\n')], ['html', () => Buffer.from('<html><body><p>项目名称：示例项目</p></body></html>')], ['zip', () => zip([{ name: '招标文件.txt', data: '项目名称：示例项目' }])]]

const keep = process.argv.indexOf('--keep') + 1
if (keep > 0) {
	mkdirSync(process.argv[keep], { recursive: true })
	for (const [i, { ending, make }] of [...controls.map(([ending, make]) => ({ ending, make })), ...cases].entries())
		writeFileSync(join(process.argv[keep], `${i}.${ending}`), make())
	process.exit(0)
}

const place = mkdtempSync(join(scratch, 'trine-hostile-'))
const failures = []
let passed = 0, worst = { seconds: 0, megabytes: 0 }

function read(ending, data) {
	const path = join(place, `file.${ending}`)
	writeFileSync(path, data)
	const args = ['tender', 'read', path, '--json'], began = performance.now()
	const done = measured ? spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', join(place, 'took'), program, ...args], { encoding: 'utf8', timeout: 60000 }) : spawnSync(program, args, { encoding: 'utf8', timeout: 60000 })
	const took = measured ? spawnSync('tail', ['-n', '1', join(place, 'took')], { encoding: 'utf8' }).stdout.trim().split(' ').map(Number) : null
	return { status: done.status, refused: /"refused":\s*"([a-z0-9_]+)"/.exec(done.stdout)?.[1] ?? /"reason":\s*"([a-z_]+)"/.exec(done.stdout)?.[1] ?? null, stdout: done.stdout, stderr: done.stderr,
		seconds: took ? took[0] + took[1] : (performance.now() - began) / 1000, megabytes: took ? took[2] / 1024 : 0 }
}

try {
	for (const [ending, make, says = ''] of controls) {
		const r = read(ending, make())
		if (r.status === 0 && r.refused === null && r.stdout.includes(says)) passed++
		else failures.push(`control ${ending}: ${r.status} ${r.stdout.slice(0, 200)} ${r.stderr}`)
	}
	for (const c of cases) {
		const r = read(c.ending, c.make()), wanted = [c.reason].flat()
		if (process.argv.includes('--verbose')) console.log(`${c.ending.padEnd(5)} ${(r.refused ?? '-').padEnd(18)} ${r.seconds.toFixed(2)} s ${r.megabytes.toFixed(0)} MB  ${c.what}`)
		worst = { seconds: Math.max(worst.seconds, r.seconds), megabytes: Math.max(worst.megabytes, r.megabytes) }
		if (!wanted.includes(r.refused)) failures.push(`${c.what} (${c.ending}): refused as ${r.refused}, not ${wanted.join(' or ')} (exit ${r.status}) ${r.stderr.slice(0, 200)}`)
		else if (/Sanitizer|runtime error/.test(r.stderr)) failures.push(`${c.what}: ${r.stderr.slice(0, 400)}`)
		else if (measured && (r.seconds > SECONDS || r.megabytes > MEGABYTES)) failures.push(`${c.what} (${c.ending}): ${r.seconds} s, ${r.megabytes.toFixed(0)} MB`)
		else passed++
	}
} finally {
	rmSync(place, { recursive: true, force: true })
}
if (cases.length < 120) failures.push(`only ${cases.length} files`)
for (const f of failures) console.log(`  ✗ ${f}`)
console.log(`${cases.length} files${measured ? `; at most ${worst.seconds.toFixed(2)} s and ${worst.megabytes.toFixed(0)} MB` : ''}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0
