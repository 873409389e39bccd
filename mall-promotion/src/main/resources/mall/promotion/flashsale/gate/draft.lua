-- Writes down what some members have, for the next build.
-- KEYS: gate, draft
-- ARGV: holder, milliseconds that he has from now, then pairs of member and units
-- Answers 1, or 0 when he does not hold the gate any more.
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + ARGV[2]))
redis.call('HSET', KEYS[2], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[2], 60000)
return 1
