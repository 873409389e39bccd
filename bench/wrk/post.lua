-- POSTs one basket after another, each by another member: `BUYERS` has "token address" per line, `SKUS` a SKU per line.
-- wrk … -s post.lua -- PATH BUYERS SKUS (quote | order)
local buyers, skus, path, kind, n = {}, {}, nil, nil, 0
local started = 0
function setup(thread) thread:set("number", started); started = started + 1 end
function init(args)
  path = args[1]
  for line in io.lines(args[2]) do
    local token, address = line:match("(%S+) (%S+)")
    buyers[#buyers + 1] = { token = token, address = address }
  end
  for line in io.lines(args[3]) do skus[#skus + 1] = line end
  kind = args[4]
  math.randomseed(os.time() + number)
end
function request()
  n = n + 1
  local buyer = buyers[math.random(#buyers)]
  local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. buyer.token }
  local body = '{"items":[{"sku":"' .. skus[math.random(#skus)] .. '","quantity":1}],"address":"' .. buyer.address .. '"'
  if kind == "order" then
    headers["Idempotency-Key"] = "bench-" .. os.time() .. "-" .. number .. "-" .. n
    body = body .. ',"totalFen":3900,"source":"BUY_NOW"'
  end
  return wrk.format("POST", path, headers, body .. "}")
end
dofile("report.lua")
