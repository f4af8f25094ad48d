// Files as a browser sends them.
const boundary = 'trine-test-7d1b3f'

// files: { field, name, type, data }.  Returns the body and its content type.
export function form(files) {
	const parts = files.flatMap(({ field = 'file', name, type, data }) => [
		Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`),
		Buffer.from(data), Buffer.from('\r\n')])
	return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]) }
}
