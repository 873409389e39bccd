-- Says how the gate stands, shuts it when it was built on another server than this, or on this one
-- before a restart, and keeps it for as long as it is looked at.
-- KEYS: gate, members, tokens, admissions
-- ARGV: milliseconds for which the keys stay
-- Answers epoch (empty: shut), quota, left, pending, terms, 1 when somebody is rebuilding it, how many
-- admissions there are in the stream.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'run', 'quota', 'left', 'pending', 'terms', 'holder', 'until')
if gate[1] and gate[2] ~= run then
  redis.call('HDEL', KEYS[1], 'epoch')
  gate[1] = false
end
for _, key in ipairs(KEYS) do
  if redis.call('PTTL', key) < ARGV[1] / 2 then redis.call('PEXPIRE', key, ARGV[1]) end
end
local time = redis.call('TIME')
local building = gate[7] and tonumber(gate[8]) > time[1] * 1000 + math.floor(time[2] / 1000)
return {
  gate[1] or '', gate[3] or '0', gate[4] or '0', gate[5] or '0', gate[6] or '', building and '1' or '0',
  tostring(redis.call('XLEN', KEYS[4]))
}
