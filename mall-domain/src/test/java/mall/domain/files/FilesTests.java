package mall.domain.files;

import static mall.domain.files.PictureSamples.imageOf;
import static mall.domain.files.PictureSamples.picture;
import static mall.domain.files.PictureSamples.pngThatClaims;
import static mall.domain.files.PictureSamples.uniquePicture;
import static mall.domain.files.PictureSamples.withExif;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import mall.domain.files.UnusableFile.TooLarge;
import mall.domain.files.UnusableFile.TooManyPixels;
import mall.domain.files.UnusableFile.UnknownFormat;
import mall.domain.files.UnusableFile.Unreadable;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class FilesTests {

    static final Actor OPERATOR = new Actor.Operator(OperatorId.next());

    @Autowired
    Files files;

    @Autowired
    ShopClock clock;

    @Nested
    class APublicPicture {

        @Test
        void isKeptAsAJpegUnderAHashOfItsBytes() throws IOException {
            var stored = files.store(picture("png", 300, 200, Color.ORANGE), Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(stored.path()).matches("/files/[0-9a-f]{32}\\.jpg");
            assertThat(stored.contentType()).isEqualTo("image/jpeg");
            assertThat(stored.width()).isEqualTo(300);
            assertThat(stored.height()).isEqualTo(200);
            assertThat(imageOf(read(stored, 0)).getWidth()).isEqualTo(300);
            assertThat(files.unknown(List.of(stored.path()))).isEmpty();
        }

        @Test
        void isServedInTheNextGreaterWidthThatIsKept() throws IOException {
            var stored = files.store(picture("jpg", 1000, 500, Color.PINK), Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(widthsFor(stored, 1, 200, 201, 640, 800, 801, 5000))
                    .containsExactly(200, 200, 400, 800, 800, 1000, 1000);
            assertThat(read(stored, 400).tag()).isNotEqualTo(read(stored, 800).tag());
        }

        @Test
        void isNeverWiderThanTelephonesShow() throws IOException {
            var stored = files.store(picture("jpg", 3200, 1000, Color.CYAN), Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(stored.width()).isEqualTo(1600);
            assertThat(stored.height()).isEqualTo(500);
        }

        @Test
        void isOneFileHoweverOftenItIsStored() throws IOException {
            var upload = picture("png", 120, 120, Color.MAGENTA);

            var first = files.store(upload, Purpose.SHOP_PICTURE, OPERATOR);
            var second = files.store(upload, Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(second).isEqualTo(first);
        }

        @Test
        void staysSeeThroughWhereItIs() throws IOException {
            var stored = files.store(picture("png", 60, 60, new Color(10, 20, 30, 40)), Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(stored.contentType()).isEqualTo("image/png");
            assertThat(imageOf(read(stored, 0)).getRGB(30, 30) >>> 24).isEqualTo(40);
        }

        @Test
        void mayComeAsWebp() {
            var webp = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

            var stored = files.store(webp, Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(stored.contentType()).isEqualTo("image/jpeg");
            assertThat(stored.width()).isOne();
        }

        @Test
        void isTurnedUprightAndForgetsWhereItWasTaken() throws IOException {
            var lyingOnItsSide = withExif(picture("jpg", 80, 40, Color.GREEN), 6);

            var stored = files.store(lyingOnItsSide, Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(stored.width()).isEqualTo(40);
            assertThat(stored.height()).isEqualTo(80);
            assertThat(text(read(stored, 0).bytes())).doesNotContain("Exif");
        }

        @Test
        void isTakenAsItLiesWhenTheNoteHowToHoldItMakesNoSense() throws IOException {
            var upload = withExif(picture("jpg", 80, 40, Color.GREEN), 6);
            Arrays.fill(upload, 12, 30, (byte) 0x7F);

            assertThat(files.store(upload, Purpose.SHOP_PICTURE, OPERATOR).width())
                    .isEqualTo(80);
        }

        @Test
        void carriesNothingButPixels() throws IOException {
            var picture = picture("png", 50, 50, Color.BLUE);
            var script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
            var polyglot = Arrays.copyOf(picture, picture.length + script.length);
            System.arraycopy(script, 0, polyglot, picture.length, script.length);

            var stored = files.store(polyglot, Purpose.SHOP_PICTURE, OPERATOR);

            assertThat(text(read(stored, 0).bytes())).doesNotContain("script");
        }
    }

    @Nested
    class APrivatePicture {

        final StoredFile stored = files.store(uniquePicture(), Purpose.PRIVATE_PICTURE, OPERATOR);
        final String name = stored.path().substring(Files.PATH.length());

        @Test
        void isNotReadByItsNameAlone() {
            assertThat(files.read(name, 0)).isEmpty();
            assertThat(files.unknown(List.of(stored.path()))).containsExactly(stored.path());
        }

        @Test
        void isReadByAValidLink() {
            var link = parse(files.link(stored.id(), Duration.ofMinutes(5)));

            assertThat(files.read(name, 0, link)).isPresent();
        }

        @Test
        void isNotReadByALinkThatHasExpired() {
            var link = parse(files.link(stored.id(), Duration.ofMinutes(5)));

            clock.advance(Duration.ofMinutes(6));
            try {
                assertThat(files.read(name, 0, link)).isEmpty();
            } finally {
                clock.advance(Duration.ofMinutes(-6));
            }
        }

        @Test
        void isNotReadByALinkThatWasChanged() {
            var link = parse(files.link(stored.id(), Duration.ofMinutes(5)));
            var longer = new SignedLink(link.expires().plusSeconds(3600), link.signature());
            var forged = new SignedLink(link.expires(), "0".repeat(64));

            assertThat(files.read(name, 0, longer)).isEmpty();
            assertThat(files.read(name, 0, forged)).isEmpty();
        }

        @Test
        void isNotReadByALinkToAnother() {
            var other = files.store(uniquePicture(), Purpose.PRIVATE_PICTURE, OPERATOR);

            assertThat(files.read(name, 0, parse(files.link(other.id(), Duration.ofMinutes(5)))))
                    .isEmpty();
        }

        @Test
        void sharesNoNameWithAPublicOneOfTheSamePixels() {
            var upload = uniquePicture();

            var hidden = files.store(upload, Purpose.PRIVATE_PICTURE, OPERATOR);
            var shown = files.store(upload, Purpose.MEMBER_PICTURE, OPERATOR);

            assertThat(hidden.path()).isNotEqualTo(shown.path());
        }

        private SignedLink parse(String link) {
            var query = link.substring(link.indexOf('?') + 1).split("[=&]", -1);
            return new SignedLink(Instant.ofEpochSecond(Long.parseLong(query[1])), query[3]);
        }
    }

    @Nested
    class AnUploadThatIsNoUsablePicture {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "GIF89a and so on",
                    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                    "<html><script>alert(1)</script></html>",
                    "%PDF-1.7"
                })
        void isRefusedForWhatItContains(String content) {
            assertThatThrownBy(() -> store(content.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnknownFormat.class);
        }

        @Test
        void isRefusedWhenItOnlyBeginsLikeOne() throws IOException {
            var broken = picture("png", 100, 100, Color.RED);

            assertThatThrownBy(() -> store(Arrays.copyOf(broken, 40))).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> store(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
                    .isInstanceOf(Unreadable.class);
        }

        @Test
        void isRefusedWhenItIsTooLarge() throws IOException {
            var large = Arrays.copyOf(picture("png", 10, 10, Color.RED), Pictures.MOST_BYTES + 1);

            assertThatThrownBy(() -> store(large)).isInstanceOf(TooLarge.class);
        }

        @Test
        void isRefusedForItsPixelsBeforeTheyAreUnpacked() throws IOException {
            assertThatThrownBy(() -> store(pngThatClaims(11_000, 11_000))).isInstanceOf(TooManyPixels.class);
            assertThatThrownBy(() -> store(pngThatClaims(20_000, 10))).isInstanceOf(TooManyPixels.class);
        }

        private void store(byte[] upload) {
            files.store(upload, Purpose.SHOP_PICTURE, OPERATOR);
        }
    }

    @Test
    void whatWasNeverStoredIsNotThere() {
        assertThat(files.read("0".repeat(32) + ".jpg", 0)).isEmpty();
        assertThat(files.unknown(List.of("/files/x.jpg", "https://elsewhere.example/x.jpg")))
                .hasSize(2);
        assertThatThrownBy(() -> files.link(FileId.next(), Duration.ofMinutes(1)))
                .isInstanceOf(NotFound.class);
    }

    private FileContent read(StoredFile stored, int width) {
        return files.read(stored.path().substring(Files.PATH.length()), width).orElseThrow();
    }

    private List<Integer> widthsFor(StoredFile stored, int... wanted) {
        return Arrays.stream(wanted)
                .mapToObj(width -> imageOf(read(stored, width)).getWidth())
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
