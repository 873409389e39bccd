-- The last line that a bench prints: JSON. What counts are answers of 2xx, or those with the status EXPECT.
local refused = 0
local threads = {}
local own_setup = setup
function setup(thread) threads[#threads + 1] = thread; own_setup(thread) end
bad = 0
local expected = tonumber(os.getenv("EXPECT") or "")
function response(status)
  if expected and status ~= expected or not expected and (status < 200 or status > 299) then bad = bad + 1 end
end
function done(summary, latency)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do refused = refused + thread:get("bad") end
  print(string.format('{"bench": "%s", "per_s": %.0f, "p50_ms": %.1f, "p99_ms": %.1f, "requests": %d, "errors": %d}',
    os.getenv("BENCH") or "?", (summary.requests - refused) / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.requests, errors + refused))
end
