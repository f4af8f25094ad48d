// Memory that is gone (docs/TRUST: G7): every allocation of each kind of request fails in turn, once, and with all that
// come after it.  The server answers with success or 503, never dies, leaks nothing, and a request that failed has
// changed nothing.
//
//   node test/fault/memory.mjs [--full] [--points N] [--only WORD] [--seed N]
//
// Without --full some points of each request are tried: the first ones, the last ones, and others by chance.
// The control: a server that keeps what a failed request has written must be caught.
import { close, control, requests, tortureAll, values } from './requests.mjs'

const memory = { kind: 'memory', word: 'allocation', status: 503 }

console.log(`seed ${values.seed}`)
await tortureAll(requests, memory)
await control('keep_failed', 'create with rows', memory)
close()
