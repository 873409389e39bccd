-- Hands out admissions that have been pending for too long, and counts their time anew. One whose token
-- is gone can be settled by nobody: it is dropped, and its units are pending no more.
-- KEYS: gate, tokens, admissions
-- ARGV: idle milliseconds, how many at most
-- Answers their entries, the oldest first.
local time = redis.call('TIME')
local before = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1])
local handed, dropped = {}, 0
for _, old in ipairs(redis.call('XRANGE', KEYS[3], '-', before, 'COUNT', ARGV[2])) do
  local entry = old[2][2]
  local token, wanted = string.match(entry, '^(%S+) %S+ (%d+)')
  local known = redis.call('HGET', KEYS[2], token)
  redis.call('XDEL', KEYS[3], old[1])
  if known then
    local epoch, units, _, key = string.match(known, '^(%S+) (%S+) (%S+) (%S+)')
    local new = redis.call('XADD', KEYS[3], '*', 'a', entry)
    redis.call('HSET', KEYS[2], token, epoch .. ' ' .. units .. ' ' .. new .. ' ' .. key)
    handed[#handed + 1] = entry
  else
    dropped = dropped + wanted
  end
end
if dropped > 0 then
  -- Those of an earlier epoch hold none: whatever is too few now, the comparison finds.
  local pending = tonumber(redis.call('HGET', KEYS[1], 'pending') or 0)
  if pending > 0 then redis.call('HSET', KEYS[1], 'pending', math.max(0, pending - dropped)) end
end
return handed
