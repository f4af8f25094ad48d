-- load.lua -- the load of one run: requests of a file in turn, made ready before it begins.
--
--   wrk ... -s load.lua URL -- FILE TOKEN      a line of FILE: METHOD, tab, PATH, and where there is one tab, BODY
local requests = {}
local at = 0

function init(args)
	wrk.headers["Authorization"] = "Bearer " .. args[2]
	wrk.headers["Content-Type"] = "application/json"
	for line in io.lines(args[1]) do
		local method, path, body = line:match("^(%S+)\t(%S+)\t?(.*)$")
		requests[#requests + 1] = wrk.format(method, path, nil, body ~= "" and body or nil)
	end
end

function request()
	at = at % #requests + 1
	return requests[at]
end

function done(summary, latency, requests)
	local e = summary.errors
	io.write(string.format(
		'{"requests":%d,"us":%d,"p50":%d,"p99":%d,"refused":%d,"failed":%d}\n',
		summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), e.status,
		e.connect + e.read + e.write + e.timeout))
end
