-- GETs the paths of a file, one after another, each thread from a place of its own.
-- wrk … -s get.lua -- PATHS [TOKEN]
local paths, at, token = {}, 0, nil
local started = 0
function setup(thread) thread:set("offset", started); started = started + 7919 end
function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  token = args[2]
  at = offset
end
function request()
  at = at + 1
  local headers = { ["Accept"] = "application/json" }
  if token then headers["Authorization"] = "Bearer " .. token end
  return wrk.format("GET", paths[at % #paths + 1], headers)
end
dofile("report.lua")
