-- Taps in a flash sale, one attempt after another: `REQUESTS` has "token address attempt-token sku" per line, as Rush.java
-- prints them. wrk … -s tap.lua -- PATH REQUESTS
local requests, n = {}, 0
function setup(thread) end
function init(args)
  for line in io.lines(args[2]) do
    local bearer, address, token, sku = line:match("(%S+) (%S+) (%S+) (%S+)")
    local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. bearer, ["Idempotency-Key"] = token }
    local body = '{"sku":"' .. sku .. '","quantity":1,"token":"' .. token .. '","address":"' .. address .. '","totalFen":990}'
    requests[#requests + 1] = wrk.format("POST", args[1], headers, body)
  end
end
function request()
  n = n % #requests + 1
  return requests[n]
end
dofile("report.lua")
