-- Asks one address after another of the file named behind `--`; each thread begins elsewhere.
-- Counts answers that are no 200, and those that the server had kept; prints one line of JSON.

local threads = {}

function setup(thread)
  thread:set("place", #threads * 37)
  table.insert(threads, thread)
end

function init(args)
  asked, kept, wrong = 0, 0, 0
  requests = {}
  for line in io.lines(args[1]) do
    table.insert(requests, wrk.format("GET", line, { ["Accept-Encoding"] = "gzip" }))
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function response(status, headers)
  asked = asked + 1
  if status ~= 200 then wrong = wrong + 1 end
  if headers["Cache-Status"] == "communique; hit" then kept = kept + 1 end
end

function done(summary, latency)
  local sums = { asked = 0, kept = 0, wrong = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  local broken = summary.errors
  io.write(string.format(
    '\n{"seconds": %f, "asked": %d, "kept": %d, "wrong": %d, "broken": %d, '
      .. '"p50": %f, "p95": %f, "p99": %f, "greatest": %f}\n',
    summary.duration / 1e6, sums.asked, sums.kept, sums.wrong,
    broken.connect + broken.read + broken.write + broken.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000))
end
