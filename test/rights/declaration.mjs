// Reads the declarations as text, knowing nothing of the program: src/entity/**.def, the groups of roles of
// entity/readers.h and the route table.  What it does not understand it refuses, so that a new word is not overlooked.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../harness/server.mjs'

const strip = text => text.replace(/\/\*[\s\S]*?\*\//g, ' ')

// "a, b(c, d), e" as its parts.
function split(text) {
	const parts = []
	let depth = 0, from = 0
	for (let i = 0; i <= text.length; i++) {
		if (i === text.length || (text[i] === ',' && depth === 0)) {
			parts.push(text.slice(from, i).trim())
			from = i + 1
		} else if ('({'.includes(text[i]))
			depth++
		else if (')}'.includes(text[i]))
			depth--
	}
	return parts
}

// The calls WORD(…) of a text, in order.
function* calls(text) {
	const start = /([A-Z_]+)\s*\(/g
	for (let m = start.exec(text); m !== null; m = start.exec(text)) {
		let depth = 1, i = start.lastIndex, quoted = false
		for (; depth > 0; i++) {
			if (text[i] === undefined)
				throw new Error(`no end of ${m[0]}`)
			if (text[i] === '"')
				quoted = !quoted
			else if (!quoted)
				depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0
		}
		yield [m[1], split(text.slice(start.lastIndex, i - 1))]
		start.lastIndex = i
	}
}

const words = text => text.split('|').map(w => w.trim())
const attribute = (parts, name) => parts.find(p => p.startsWith(`.${name}`))?.replace(/^\.\w+\s*=\s*/, '')
const texts = value => value === undefined ? [] : [...value.matchAll(/"([^"]*)"/g)].map(m => m[1]).join('').split(' ').filter(w => w)

// Groups of readers.h, each a set of roles.
function readGroups() {
	const text = strip(readFileSync(join(root, 'src/entity/readers.h'), 'utf8')).replace(/\\\n/g, ' ')
	const groups = new Map()
	for (const [, name, value] of text.matchAll(/^#define (\w+)[ \t]+(\S.*)$/gm))
		groups.set(name, roleSet(value.trim(), groups))
	return groups
}

function roleSet(text, groups) {
	const all = new Set()
	for (const word of words(text.replace(/^\((.*)\)$/s, '$1'))) {
		const role = /^ROLE_BIT\((?:role_)?(\w+)\)$/.exec(word)?.[1]
		if (role !== undefined) {
			if (role !== '0')
				all.add(role)
		} else if (groups.has(word))
			groups.get(word).forEach(r => all.add(r))
		else
			throw new Error(`not a group of roles: ${word}`)
	}
	return all
}

function readField(parts, groups) {
	const [kind, name, flags] = parts
	const target = /^ref\((\w+)\)$/.exec(kind)?.[1] ?? (kind === 'file' ? 'file' : null)
	const set = /^(?:one_of|many_of)\((\w+)\)$/.exec(kind)?.[1] ?? null
	const mask = key => attribute(parts, key) === undefined ? null : roleSet(attribute(parts, key), groups)
	return { name, kind: kind.replace(/\(.*/, ''), target, set, flags: new Set(words(flags)),
		min: attribute(parts, 'min'), max: attribute(parts, 'max'), number: attribute(parts, 'number') ?? null,
		readers: mask('readers'), writers: mask('writers') }
}

const read = {
	TRAITS: (e, parts) => parts.forEach(p => e.traits.add(/^\.(\w+)/.exec(p)[1])),
	CHOICES: () => {},
	END_CHOICES: () => {},
	CHOICE: (e, [set, word]) => e.sets.set(set, [...e.sets.get(set) ?? [], word]),
	FIELD: (e, parts, groups) => e.fields.push(readField(parts, groups)),
	LINES: (e, [child, name, flags]) => e.fields.push({ ...readField(['lines', name, flags], new Map()), target: child }),
	CHECKED: () => {},
	TRADED: () => {},
	STEP: (e, parts, groups) => e.steps.push({ from: parts[0], action: parts[1], to: parts[2],
		takes: texts(attribute(parts, 'takes')), needs: texts(attribute(parts, 'needs')),
		roles: attribute(parts, 'roles') === undefined ? null : roleSet(attribute(parts, 'roles'), groups) }),
	MOVE: (...args) => read.STEP(...args),
	GRANT: (e, [role, rights, scope]) => e.grants.push({ role, rights: new Set(words(rights)), scope: new Set(words(scope)) }),
	STAFF_READ: e => e.grants.push({ staff: true, rights: new Set(['READ']), scope: new Set(['ALL']) }),
}

function readEntity(name, path, sets, groups) {
	const e = { name, path, traits: new Set(), fields: [], steps: [], grants: [], sets }
	for (const [word, parts] of calls(strip(readFileSync(join(root, 'src', path), 'utf8')))) {
		if (read[word] === undefined)
			throw new Error(`${path}: what is ${word}?`)
		read[word](e, parts, groups)
	}
	e.flagged = flag => e.fields.filter(f => f.flags.has(flag))
	e.field = field => e.fields.find(f => f.name === field)
	e.stage = e.flagged('STAGE')[0] ?? null
	e.routed = !e.traits.has('row') && !e.traits.has('internal')
	return e
}

export function readDeclarations() {
	const groups = readGroups()
	const sets = new Map()
	const all = readFileSync(join(root, 'src/entity/all.inc'), 'utf8')
	const entities = [...all.matchAll(/#define ENTITY +(\w+)\n#define ENTITY_DEF "([^"]+)"/g)]
		.map(([, name, path]) => readEntity(name, path, sets, groups))
	const found = readdirSync(join(root, 'src/entity'), { recursive: true }).filter(f => f.endsWith('.def'))
	if (entities.length !== found.length)
		throw new Error(`${found.length} declarations, ${entities.length} in all.inc`)
	return { entities, byName: new Map(entities.map(e => [e.name, e])), roles: sets.get('role'), sets }
}

// { method, pattern } of every row of src/api/route.c.
export function readRoutes() {
	const text = readFileSync(join(root, 'src/api/route.c'), 'utf8')
	return [...text.matchAll(/^\t\{ "([A-Z]+)", "([^"]+)"/gm)].map(([, method, pattern]) => ({ method, pattern }))
}
