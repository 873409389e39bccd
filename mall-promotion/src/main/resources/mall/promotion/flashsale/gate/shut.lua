-- Shuts the gate for somebody who is about to rebuild it, or lets him begin to read anew.
-- KEYS: gate, admissions, draft
-- ARGV: holder, the epoch that he wants to end (empty: it is shut already), milliseconds that he has
-- Answers how many admissions are pending, none of which counts when the gate was built on another server
-- than this, or before a restart; -1 when another one holds it, -2 when it was rebuilt meanwhile.
local gate = redis.call('HMGET', KEYS[1], 'holder', 'until', 'epoch', 'run')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if gate[1] ~= ARGV[1] then
  if gate[1] and tonumber(gate[2]) > now then return -1 end
  if (gate[3] or '') ~= ARGV[2] then return -2 end
end
redis.call('HDEL', KEYS[1], 'epoch', 'doubt')
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'until', string.format('%.0f', now + ARGV[3]))
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('UNLINK', KEYS[3])
if gate[4] ~= string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') then return 0 end
return redis.call('XLEN', KEYS[2])
