package mall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTests extends OverHttp {

    @Nested
    class AnAddress {

        @Test
        void holdsIdsInTheirCanonicalFormOnly() {
            var id = "0192f8a0-0000-7000-8000-000000000001";

            assertThat(get("/api/samples/members/" + id).at("/id")).isEqualTo(id);
            assertThat(get("/api/samples/members/1-2-3-4-5").status()).isEqualTo(400);
            assertThat(get("/api/samples/members/1-2-3-4-5").at("/errors/0/parameter"))
                    .isEqualTo("id");
        }

        @Test
        void isTheSameHoweverItIsSpelt() {
            var id = "0192f8a0-0000-7000-8000-000000000001";

            assertThat(get("/api/s%61mples/members/" + id).at("/id")).isEqualTo(id);
            assertThat(get("/api/samples/rest").at("/rest")).isEqualTo("");
            assertThat(get("/api/samples/rest/of/it").at("/rest")).isEqualTo("/of/it");
        }

        @Test
        void thatLeadsNowhereSaysSo() {
            assertThat(get("/api/nowhere").at("/code")).isEqualTo("no-such-path");
            assertThat(get("/elsewhere").at("/code")).isEqualTo("no-such-path");
        }

        @Test
        void refusesAMethodThatItDoesNotKnow() {
            var answer = send(request("/api/samples/wishes").DELETE());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }

        @Test
        void cannotAnswerInEveryForm() {
            var answer = send(request("/api/samples/numbers").header("Accept", "image/png"));

            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.at("/code")).isEqualTo("not-acceptable");
        }
    }

    @Nested
    class AList {

        @Test
        void isReadPageByPage() {
            var first = get("/api/samples/numbers?limit=30");
            var second = get("/api/samples/numbers?limit=30&cursor=" + first.at("/next"));

            assertThat(first.body().get("items")).hasSize(30);
            assertThat(second.body().get("items")).hasSize(20);
            assertThat(second.body().get("next").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=-1", "limit=101", "limit=1000000", "limit=99999999999", "limit=x"})
        void hasPagesOfABoundedSize(String query) {
            assertThat(get("/api/samples/numbers?" + query).at("/code")).isEqualTo("limit-out-of-range");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cursor=x", "cursor=", "cursor=MTAwMDAwMDAwMDAwMDAwMDAwMA"})
        void knowsNoCursorsButItsOwn(String query) {
            assertThat(get("/api/samples/numbers?" + query).at("/code")).isEqualTo("cursor-unknown");
        }

        @Test
        void isNotFoundByAGarbledQuery() {
            assertThat(get("/api/samples/numbers?cursor=%FF%FE").at("/code")).isEqualTo("bad-request");
        }

        @Test
        void doesNotGoOnInAnotherOrder() {
            var next = get("/api/samples/numbers?limit=5").at("/next");

            assertThat(get("/api/samples/numbers?limit=5&sort=PRICE&cursor=" + next)
                            .at("/code"))
                    .isEqualTo("cursor-unknown");
        }

        @Test
        void isSortedByWhatItKnowsOnly() {
            var answer = get("/api/samples/numbers?sort=weight");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/errors/0/parameter")).isEqualTo("sort");
        }
    }

    @Nested
    class AnEdit {

        @Test
        void namesTheVersionThatItIsAnEditOf() {
            var tag = get("/api/samples/version").header("ETag");

            var edited =
                    send(request("/api/samples/version").header("If-Match", tag).PUT(BodyPublishers.noBody()));

            assertThat(edited.body().intValue()).isEqualTo(7);
        }

        @Test
        void withoutAVersionIsRefused() {
            assertThat(send(request("/api/samples/version").PUT(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(428);
            assertThat(send(request("/api/samples/version")
                                    .header("If-Match", "*")
                                    .PUT(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class ARequestThatMustHappenOnce {

        private final String visitor = "Bearer " + UUID.randomUUID();

        @Test
        void carriesAKeyOfItsCallerForItsPathAndBody() {
            var key = once("0123456789", WISH);
            var again = once("0123456789", WISH);
            var another = once("0123456789", WISH.replace("tea", "tee"));

            assertThat(key.at("/operation")).isEqualTo("wish");
            assertThat(key.at("/owner")).isEqualTo(visitor.substring(7));
            assertThat(again.at("/bodyHash")).isEqualTo(key.at("/bodyHash"));
            assertThat(another.at("/bodyHash")).isNotEqualTo(key.at("/bodyHash"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1234567",
                    "with a blank",
                    "01234567890123456789012345678901234567890123456789012345678901234"
                })
        void isRefusedWhenItsKeyIsNone(String key) {
            assertThat(once(key, WISH).at("/code")).isEqualTo("idempotency-key-malformed");
        }

        @Test
        void isRefusedWithoutAKey() {
            var answer = send(request("/api/samples/once")
                    .header("Authorization", visitor)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(WISH)));

            assertThat(answer.at("/code")).isEqualTo("idempotency-key-missing");
        }

        private Answer once(String key, String body) {
            return send(request("/api/samples/once")
                    .header("Authorization", visitor)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }
    }

    @Nested
    class SomebodyWhoAsks {

        private final UUID id = UUID.randomUUID();

        @Test
        void isKnownToTheController() {
            assertThat(as(id.toString(), "/api/samples/me").status()).isEqualTo(200);
        }

        @Test
        void isAskedWhoHeIs() {
            assertThat(get("/api/samples/me").status()).isEqualTo(401);
            assertThat(get("/api/samples/secret").at("/code")).isEqualTo("not-signed-in");
        }

        @Test
        void needsThePermission() {
            assertThat(as(id + ".samples:read", "/api/samples/secret").status()).isEqualTo(200);
            assertThat(as(id + ".samples:edit", "/api/samples/secret").status()).isEqualTo(403);
            assertThat(as(id.toString(), "/api/samples/secret").at("/permission"))
                    .isEqualTo("samples:read");
        }

        @Test
        void getsNowhereWhereNothingIsDeclared() {
            assertThat(as(id + ".samples:read", "/api/samples/undeclared").status())
                    .isEqualTo(403);
        }
    }
}
