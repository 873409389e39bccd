-- Hands out admissions that have been pending for too long, and counts their time anew.
-- KEYS: tokens, admissions
-- ARGV: idle milliseconds, how many at most
-- Answers their entries, the oldest first.
local time = redis.call('TIME')
local before = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1])
local handed = {}
for _, old in ipairs(redis.call('XRANGE', KEYS[2], '-', before, 'COUNT', ARGV[2])) do
  local entry = old[2][2]
  local token = string.match(entry, '^%S+')
  local known = redis.call('HGET', KEYS[1], token)
  redis.call('XDEL', KEYS[2], old[1])
  if known then
    local epoch, units, _, key = string.match(known, '^(%S+) (%S+) (%S+) (%S+)')
    local new = redis.call('XADD', KEYS[2], '*', 'a', entry)
    redis.call('HSET', KEYS[1], token, epoch .. ' ' .. units .. ' ' .. new .. ' ' .. key)
    handed[#handed + 1] = entry
  end
end
return handed
