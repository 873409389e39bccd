# What benches have in common: the packaged mall on durable servers, on ports of its own. Sourced with `here`, `data`,
# `pg`, `redis`, `wechat`, `mall` and `management` set; what it starts is stopped when the script that sources it ends.
root=$(dirname "$here")

for tool in wrk psql curl; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 2; }; done
JAVA_HOME=$(cd "$root" && ./mvnw -q -N help:evaluate -Dexpression=java.home -DforceStdout 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | tail -n 1)
export JAVA_HOME
java="$JAVA_HOME/bin/java"

pids=()
stop() {
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[$i]}" 2>/dev/null || true; wait "${pids[$i]}" 2>/dev/null || true; done
}
trap stop EXIT

await() { # url
  for _ in $(seq 1 600); do curl -fs -o /dev/null "$1" && return; sleep 0.1; done
  echo "bench: $1 does not answer; see $data" >&2; exit 1
}

build() {
  echo "== build"
  (cd "$root" && ./mvnw -q -DskipTests package)
  mkdir -p "$data"
  (cd "$root" && ./mvnw -q -pl mall-domain/testing dependency:build-classpath -Dmdep.outputFile="$data/servers.classpath" >/dev/null)
  rm -rf "$data/mall" && "$java" -Djarmode=tools -jar "$root"/mall-api/target/mall-api-*-exec.jar extract --destination "$data/mall" > /dev/null
}

# PostgreSQL and Redis run until their input ends, which it does with this script at the latest.
start_servers() {
  echo "== servers"
  rm -f "$data/stop" && mkfifo "$data/stop"
  "$java" -cp "$root/mall-domain/testing/target/classes:$(cat "$data/servers.classpath")" mall.testing.ServersMain \
    "$data/servers" $pg $redis shared_buffers=1GB max_wal_size=4GB < "$data/stop" > "$data/servers.log" 2>&1 &
  pids+=($!)
  exec 9> "$data/stop"
  for _ in $(seq 1 600); do grep -q '^ready' "$data/servers.log" && break; sleep 0.1; done
  grep -q '^ready' "$data/servers.log" || { cat "$data/servers.log" >&2; exit 1; }
  "$java" -jar "$root"/mall-api/wechat-simulator/target/wechat-simulator-*-exec.jar --server.port=$wechat --simulator.keys-dir="$data/wechat" \
    --simulator.mall-settings="$data/wechat.properties" < /dev/null > "$data/simulator.log" 2>&1 9>&- &
  pids+=($!)
  for _ in $(seq 1 600); do [ -s "$data/wechat.properties" ] && break; sleep 0.1; done
}

# A mall on ports $mall and $management. Limits are there but wide: all load comes from one address.
start_mall() { # JVM options… [-- settings…]
  local began=$(date +%s%N) options=()
  while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
  [ $# -eq 0 ] || shift
  "$java" "${options[@]}" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$data"/mall/*.jar \
    --server.port=$mall --management.server.port=$management \
    --spring.datasource.url=jdbc:postgresql://localhost:$pg/mall --spring.datasource.username=postgres \
    --spring.data.redis.host=127.0.0.1 --spring.data.redis.port=$redis \
    --spring.config.import=file:"$data/wechat.properties" --mall.wechat.pay.notify-base=http://127.0.0.1:$mall \
    --mall.limits.read.times=100000000 --mall.limits.write.times=100000000 --mall.limits.order.times=100000000 \
    --mall.limits.rush.times=100000000 --mall.limits.crowd.times=100000000 \
    "$@" < /dev/null > "$data/mall-$mall.log" 2>&1 9>&- &
  mall_pid=$!
  pids+=($mall_pid)
  await http://127.0.0.1:$management/actuator/health/readiness
  startup_ms=$((($(date +%s%N) - began) / 1000000))
}

# The one that was started last.
stop_mall() { kill "$mall_pid"; wait "$mall_pid" || true; unset 'pids[-1]'; }

sql() { psql -q -X -A -t -F ' ' -v ON_ERROR_STOP=1 -h localhost -p $pg -U postgres -d mall -c "$1"; }

# Everything that must hold holds, or the bench fails.
audit() {
  echo "== audit"
  local status
  status=$(curl -s -m 900 -o "$data/audit.json" -w '%{http_code} after %{time_total} s' "http://127.0.0.1:$management/actuator/audit" || true)
  case $status in
    200*) echo "{\"bench\": \"audit\", \"violated\": 0, \"took\": \"${status#200 after }\"}" ;;
    *) echo "bench: the audit finds violations, or did not end ($status): see $data/audit.json" >&2; exit 1 ;;
  esac
}
