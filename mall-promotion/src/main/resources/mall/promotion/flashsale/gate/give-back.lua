-- Gives back the units and the limit of an order that was undone.
-- KEYS: gate, members
-- ARGV: member, units
-- Answers 1 when units came back to a gate that was sold out.
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'holder', 'left')
if not gate[1] then
  if gate[2] then redis.call('HSET', KEYS[1], 'doubt', 1) end
  return 0
end
if redis.call('HINCRBY', KEYS[2], ARGV[1], -ARGV[2]) <= 0 then redis.call('HDEL', KEYS[2], ARGV[1]) end
redis.call('HINCRBY', KEYS[1], 'left', ARGV[2])
return gate[3] == '0' and 1 or 0
