-- Puts a new build in place, in one step.
-- KEYS: gate, members, tokens, admissions, draft
-- ARGV: holder, opens, closes, limit, quota, left, terms, milliseconds for which the keys stay,
-- 1 to open in spite of doubt
-- Answers 1; 0 when he does not hold the gate any more; 2 when the ledger must be read anew.
local gate = redis.call('HMGET', KEYS[1], 'holder', 'doubt', 'run')
if gate[1] ~= ARGV[1] then return 0 end
if gate[2] and ARGV[9] ~= '1' then return 2 end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
if gate[3] ~= run then
  -- Another server than before may know of admissions that were answered long ago.
  for _, old in ipairs(redis.call('XRANGE', KEYS[4], '-', '+')) do
    redis.call('HDEL', KEYS[3], string.match(old[2][2], '^%S+'))
  end
  redis.call('UNLINK', KEYS[4])
end
redis.call('UNLINK', KEYS[2])
if redis.call('EXISTS', KEYS[5]) == 1 then redis.call('RENAME', KEYS[5], KEYS[2]) end
local time = redis.call('TIME')
redis.call('HSET', KEYS[1],
  'epoch', string.format('%.0f', time[1] * 1000000 + time[2]), 'run', run,
  'opens', ARGV[2], 'closes', ARGV[3], 'limit', ARGV[4], 'quota', ARGV[5],
  'left', ARGV[6], 'pending', 0, 'terms', ARGV[7])
redis.call('HDEL', KEYS[1], 'holder', 'until', 'doubt')
for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[8]) end
return 1
