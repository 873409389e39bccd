-- Lets attempts in, one after the other, or says why not. What many of them need is read once before and
-- written once after; only the stream is written for each.
-- KEYS: gate, members, tokens, admissions
-- ARGV: for each attempt six values: at, token, member, units, key, entry of the stream
-- Answers code + 10 * figure for each: 0 admitted, 1 repeated, 2 token used, 3 limit reached (the
-- limit), 4 sold out (what is left), 5 not open, 6 rebuilding.
local gate = redis.call('HMGET', KEYS[1], 'epoch', 'left', 'pending', 'limit', 'opens', 'closes')
local answers, tokens, members = {}, {}, {}
for i = 1, #ARGV, 6 do
  local n = #answers + 1
  answers[n] = 6
  tokens[n] = ARGV[i + 1]
  members[n] = ARGV[i + 2]
end
local epoch = gate[1]
if not epoch then return answers end
local known = redis.call('HMGET', KEYS[3], unpack(tokens))
local has = redis.call('HMGET', KEYS[2], unpack(members))
local left, limit, opens, closes = tonumber(gate[2]), tonumber(gate[4]), tonumber(gate[5]), tonumber(gate[6])
local taken, noted, counted = 0, {}, {}
local newTokens = {}

local function decide(n, i)
  local token, member, units, key = tokens[n], members[n], tonumber(ARGV[i + 3]), ARGV[i + 4]
  local note = noted[token] or known[n]
  if note then return string.sub(note, -#key - 1) == ' ' .. key and 1 or 2 end
  local at = tonumber(ARGV[i])
  if at < opens or at >= closes then return 5 end
  if left < units then return 4 + 10 * left end
  local total = (counted[member] or tonumber(has[n] or 0)) + units
  if total > limit then return 3 + 10 * limit end
  left = left - units
  taken = taken + units
  counted[member] = total
  local entry = redis.call('XADD', KEYS[4], '*', 'a', ARGV[i + 5])
  note = epoch .. ' ' .. ARGV[i + 3] .. ' ' .. entry .. ' ' .. key
  noted[token] = note
  newTokens[#newTokens + 1] = token
  newTokens[#newTokens + 1] = note
  return 0
end

for n = 1, #answers do answers[n] = decide(n, 6 * n - 5) end
if taken > 0 then
  local newMembers = {}
  for member, total in pairs(counted) do
    newMembers[#newMembers + 1] = member
    newMembers[#newMembers + 1] = total
  end
  redis.call('HSET', KEYS[1], 'left', left, 'pending', gate[3] + taken)
  redis.call('HSET', KEYS[2], unpack(newMembers))
  redis.call('HSET', KEYS[3], unpack(newTokens))
end
return answers
