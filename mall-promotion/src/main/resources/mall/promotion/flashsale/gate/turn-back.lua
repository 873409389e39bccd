-- Forgets admissions that the ledger refused, with their tokens. Only what was still in the stream
-- counts, and only what is of this epoch holds units and limits.
-- KEYS: gate, tokens, admissions, members
-- ARGV: 1 when the units are still there and 0 when not, then pairs of token and member
-- Answers 1 when units came back to a gate that was sold out.
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'holder', 'left', 'pending')
local gone, units = 0, 0
for i = 2, #ARGV, 2 do
  local known = redis.call('HGET', KEYS[2], ARGV[i])
  if known then
    local epoch, wanted, entry = string.match(known, '^(%S+) (%S+) (%S+)')
    if redis.call('XDEL', KEYS[3], entry) == 1 then
      gone = gone + 1
      redis.call('HDEL', KEYS[2], ARGV[i])
      if epoch == gate[1] then
        units = units + wanted
        if redis.call('HINCRBY', KEYS[4], ARGV[i + 1], -wanted) <= 0 then
          redis.call('HDEL', KEYS[4], ARGV[i + 1])
        end
      end
    end
  end
end
if gone > 0 and gate[2] then redis.call('HSET', KEYS[1], 'doubt', 1) end
if units == 0 then return 0 end
redis.call('HSET', KEYS[1], 'pending', gate[4] - units)
if ARGV[1] == '0' then return 0 end
redis.call('HSET', KEYS[1], 'left', gate[3] + units)
return gate[3] == '0' and 1 or 0
