package mall.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import mall.admin.catalog.Merchant;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.kernel.Actor;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class FileHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Files files;

    Client console;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("files:upload");
    }

    @Nested
    class AnUploadedPicture {

        @Test
        void isReadByAnybodyForEver() throws IOException {
            var uploaded = upload(Merchant.png(1000, 500));
            assertThat(uploaded.status()).isEqualTo(201);

            var read = doors.nobody().get(uploaded.at("/path"));

            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(read.header("Cache-Control")).contains("public", "immutable", "max-age=31536000");
            assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(read.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(ImageIO.read(new ByteArrayInputStream(read.bytes())).getWidth())
                    .isEqualTo(1000);
        }

        @Test
        void isReadNarrower() throws IOException {
            var path = upload(Merchant.png(1000, 500)).at("/path");

            var read = doors.nobody().get(path + "?w=300");

            assertThat(ImageIO.read(new ByteArrayInputStream(read.bytes())).getWidth())
                    .isEqualTo(400);
        }

        @Test
        void isNotSentAgainToWhoeverHasIt() {
            var path = upload(Merchant.png(20, 20)).at("/path");
            var etag = doors.nobody().get(path).etag();

            var again = doors.nobody().with("If-None-Match", etag).get(path);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"w=-1", "w=x", "w=1000000", "expires=x&signature=y", "expires=99999999999999&signature=y"})
        void isRefusedToNonsense(String query) {
            var path = upload(Merchant.png(20, 20)).at("/path");

            assertThat(doors.nobody().get(path + "?" + query).status()).isEqualTo(400);
        }
    }

    @Nested
    class APrivatePicture {

        @Test
        void isReadByItsSignedLinkOnlyAndKeptByNobody() {
            var file = files.store(Merchant.png(30, 30), Purpose.PRIVATE_PICTURE, Actor.shop());
            var link = files.link(file.id(), Duration.ofMinutes(5));

            assertThat(doors.nobody().get(file.path()).status()).isEqualTo(404);
            assertThat(doors.nobody().get(link + "0").status()).isEqualTo(404);
            var read = doors.nobody().get(link);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Nested
    class AnUploadThatIsNotTaken {

        @Test
        void isWhateverIsNoPicture() {
            var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
            assertThat(upload(svg.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("file-format-unknown");
            assertThat(upload(new byte[0]).code()).isEqualTo("file-format-unknown");
            assertThat(upload(Arrays.copyOf(Merchant.png(50, 50), 30)).code()).isEqualTo("picture-unreadable");
        }

        @Test
        void isWhateverIsTooLarge() {
            var large = Arrays.copyOf(Merchant.png(20, 20), 5 * 1024 * 1024 + 1);

            assertThat(upload(large).status()).isEqualTo(413);
        }

        @Test
        void isWhateverComesInNoForm() {
            assertThat(console.post("/admin/api/files", "{}").status()).isEqualTo(415);
            assertThat(console.upload("/admin/api/files", "other", "a.png", "image/png", Merchant.png(9, 9))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void isWhateverComesFromSomebodyElse() {
            var reader = doors.operatorWith("catalog:read");

            assertThat(reader.upload("/admin/api/files", "file", "a.png", "image/png", Merchant.png(9, 9))
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/none.jpg", "/files/..%2f..%2fetc%2fpasswd", "/files/", "/files/a/b", "/files/%00"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(doors.nobody().get(path).status()).isIn(400, 404);
    }

    private Answer upload(byte[] content) {
        return console.upload("/admin/api/files", "file", "茶.jpg", "image/jpeg", content);
    }
}
