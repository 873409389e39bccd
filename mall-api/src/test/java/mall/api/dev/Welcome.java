package mall.api.dev;

import java.io.IOException;
import java.nio.file.Files;
import mall.testing.LocalServers;
import wechatsim.WechatSimulator;

/// What to open, now that the mall is there.
record Welcome(Ports ports, LocalServers servers, WechatSimulator simulator, Workshop workshop) {

    void print(long seconds) {
        System.out.printf(
                """

                  The mall is open, after %d s.

                    API of the Mini Program   http://localhost:%d/swagger-ui.html?urls.primaryName=shop
                    API of the console        http://localhost:%2$d/swagger-ui.html?urls.primaryName=admin
                    Console account           %s
                    WeChat simulator          %s
                    Health                    http://localhost:%d/actuator/health
                    PostgreSQL                %s (user %s, no password)
                    Redis                     redis://%s:%d

                  The data is in %s; start with -Dmall.fresh to begin anew. Ctrl-C stops everything.

                """,
                seconds,
                ports.mall(),
                account(),
                simulator.baseUrl(),
                ports.management(),
                servers.postgres().databaseOrNew("mall").url(),
                servers.postgres().user(),
                servers.redis().host(),
                servers.redis().port(),
                workshop.folder());
    }

    private String account() {
        try {
            return Files.readString(workshop.consoleAccount())
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException absent) {
            return "made by you: at the first start the link to it stands in the lines above";
        }
    }
}
