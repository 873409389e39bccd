-- Forgets admissions whose orders are committed. Only what was still in the stream counts.
-- KEYS: gate, tokens, admissions
-- ARGV: tokens
-- Answers how many there were.
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'holder')
local known = redis.call('HMGET', KEYS[2], unpack(ARGV))
local settled, units = 0, 0
for i = 1, #ARGV do
  if known[i] then
    local epoch, wanted, entry = string.match(known[i], '^(%S+) (%S+) (%S+)')
    if redis.call('XDEL', KEYS[3], entry) == 1 then
      settled = settled + 1
      if epoch == gate[1] then units = units + wanted end
    end
  end
end
if units > 0 then redis.call('HINCRBY', KEYS[1], 'pending', -units) end
if settled > 0 and gate[2] then redis.call('HSET', KEYS[1], 'doubt', 1) end
return settled
