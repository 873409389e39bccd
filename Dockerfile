# The mall and the WeChat simulator as images:
#   docker build -t mall .
#   docker build -t wechat-simulator --target wechat-simulator .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q package -DskipTests \
    && cp mall-api/target/mall-api-*-exec.jar mall.jar \
    && cp mall-api/wechat-simulator/target/wechat-simulator-*-exec.jar wechat-simulator.jar \
    && java -Djarmode=tools -jar mall.jar extract --layers --destination mall \
    && java -Djarmode=tools -jar wechat-simulator.jar extract --layers --destination wechat-simulator

FROM eclipse-temurin:25-jre AS base
# curl asks for the health; the font draws the Chinese words of posters.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl fontconfig fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin mall \
    && install -d -o 10001 -g 10001 /wechat
WORKDIR /app
USER 10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Duser.timezone=UTC"

FROM base AS wechat-simulator
COPY --from=build /build/wechat-simulator/dependencies/ ./
COPY --from=build /build/wechat-simulator/spring-boot-loader/ ./
COPY --from=build /build/wechat-simulator/snapshot-dependencies/ ./
COPY --from=build /build/wechat-simulator/application/ ./
EXPOSE 8090
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=10 CMD curl -fsS http://127.0.0.1:8090/ -o /dev/null || exit 1
ENTRYPOINT ["java", "-jar", "wechat-simulator.jar", "--server.port=8090"]

# Last, so that it is what `docker build` makes. What changes least comes first.
FROM base AS mall
COPY --from=build /build/mall/dependencies/ ./
COPY --from=build /build/mall/spring-boot-loader/ ./
COPY --from=build /build/mall/snapshot-dependencies/ ./
COPY --from=build /build/mall/application/ ./
EXPOSE 8080 8081
# Liveness, not readiness: a mall whose database is away is not mended by a restart.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD curl -fsS http://127.0.0.1:8081/actuator/health/liveness -o /dev/null || exit 1
# SIGTERM reaches the JVM itself, which then answers what it has begun (20 s) and stops.
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-jar", "mall.jar"]
