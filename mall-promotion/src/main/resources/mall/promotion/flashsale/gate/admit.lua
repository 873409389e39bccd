-- Lets an attempt in, or says why not.
-- KEYS: gate, members, tokens, admissions
-- ARGV: at, token, member, units, key, entry of the stream
-- Answers code + 10 * figure: 0 admitted, 1 repeated, 2 token used, 3 limit reached (the limit),
-- 4 sold out (what is left), 5 not open, 6 rebuilding.
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'left', 'pending', 'limit', 'opens', 'closes')
local epoch = gate[1]
if not epoch then return 6 end
local known = redis.call('HGET', KEYS[3], ARGV[2])
if known then
  if string.sub(known, -#ARGV[5] - 1) == ' ' .. ARGV[5] then return 1 end
  return 2
end
local at = tonumber(ARGV[1])
if at < tonumber(gate[5]) or at >= tonumber(gate[6]) then return 5 end
local units = tonumber(ARGV[4])
local left = tonumber(gate[2])
if left < units then return 4 + 10 * left end
local member = tonumber(redis.call('HGET', KEYS[2], ARGV[3]) or 0) + units
if member > tonumber(gate[4]) then return 3 + 10 * gate[4] end
redis.call('HSET', KEYS[1], 'left', left - units, 'pending', gate[3] + units)
redis.call('HSET', KEYS[2], ARGV[3], member)
local entry = redis.call('XADD', KEYS[4], '*', 'a', ARGV[6])
redis.call('HSET', KEYS[3], ARGV[2], epoch .. ' ' .. ARGV[4] .. ' ' .. entry .. ' ' .. ARGV[5])
return 0
