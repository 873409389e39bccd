# A flash sale to bench, made at the console's door. Sourced after mall.sh by the benches of flash sales.
base=http://127.0.0.1:$mall

# The database filled: so many members, each with a session and an address, and products of which there are plenty.
fill_members() { # members
  "$here/fill" localhost $pg "$1" 100 0 > "$data/fill.log" 2>&1 || { tail -20 "$data/fill.log" >&2; exit 1; }
  curl -fs -o /dev/null -X POST -H "Authorization: Bearer $(sql "select bench_token(1)")" -H 'Content-Type: application/json' \
    -d '{"recipient":"量速","phone":"13800138000","districtCode":"310101","street":"南京东路 1 号","isDefault":true}' "$base/api/addresses"
  psql -q -X -h localhost -p $pg -U postgres -d mall -v members="$1" -f "$here/flash-sale.sql"
}

console() { # method path body [header…]
  local method=$1 path=$2 body=$3; shift 3
  curl -fsS -X "$method" -b "$data/cookies" -c "$data/cookies" -H "X-CSRF-Token: ${csrf:-}" -H 'Content-Type: application/json' \
    "$@" -d "$body" "$base/admin/api/$path"
}
field() { sed "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/"; } # the first value of that name that sed finds

# Becomes the owner of a mall that has none.
sign_in() {
  rm -f "$data/cookies"
  local token
  token=$(sed -n 's|.*#/invitation/\([^ ]*\).*|\1|p' "$data/mall-$mall.log" | tail -n 1)
  console POST invitations/acceptance "{\"token\":\"$token\",\"login\":\"bench\",\"name\":\"量速\",\"password\":\"correct horse battery\"}" > /dev/null
  csrf=$(console POST session '{"login":"bench","password":"correct horse battery"}' | sed 's/.*"csrfToken":"\([^"]*\)".*/\1/')
}

# A sale from a minute ago until tomorrow, of so many units each of some products; prints its session.
open_sale() { # name units limit-per-member number-of-the-first-product how-many
  local items draft id
  items=$(sql "select string_agg(format('{\"sku\":\"%s\",\"priceFen\":990,\"quota\":%s,\"limitPerMember\":%s}', bench_id(5, n), $2, $3), ',')
    from generate_series($4, $4 + $5 - 1) n")
  draft=$(console POST campaign-kinds/flash-sale/campaigns "{\"name\":\"$1\",\"period\":{\"from\":\"$(date -u -d '-1 minute' +%FT%TZ)\",
    \"until\":\"$(date -u -d '+1 day' +%FT%TZ)\"},\"slots\":[],\"audience\":{\"kind\":\"everyone\",\"values\":[]},\"limits\":{},
    \"rules\":{\"items\":[$items],\"payWithinMinutes\":60}}")
  id=$(echo "$draft" | sed 's/^{"id":"\([^"]*\)".*/\1/')
  console POST "campaigns/$id/schedule" '{}' -H 'If-Match: "0"' > /dev/null
  sql "select id from flash_session where campaign_id = '$id'"
}
skus() { sql "select string_agg(bench_id(5, n)::text, ',') from generate_series($1, $1 + $2 - 1) n"; } # first how-many


# CPU seconds that a process has used.
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hz }' "/proc/$1/stat"; }
