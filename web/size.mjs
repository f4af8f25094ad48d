// How much goes over the wire: every built file packed, and the sum.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const dist = new URL('./dist', import.meta.url).pathname
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && f.name.endsWith('.gz'))
const sizes = files.map((f) => ({ name: f.name.replace(/\.gz$/, ''), bytes: statSync(join(f.parentPath, f.name)).size }))
sizes.sort((a, b) => b.bytes - a.bytes)
for (const s of sizes) process.stdout.write(`${String(s.bytes).padStart(8)}  ${s.name}\n`)
process.stdout.write(`${String(sizes.reduce((n, s) => n + s.bytes, 0)).padStart(8)}  in all, gzip\n`)
