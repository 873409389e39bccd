package wechatsim.pay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import wechatsim.gateway.PayController;
import wechatsim.gateway.PayError;

/// Says where the bill is and what its hash is, signed; and hands out the file, unsigned.
@PayController
class BillsController {

    private final Bills bills;

    BillsController(Bills bills) {
        this.bills = bills;
    }

    @GetMapping("/v3/bill/tradebill")
    Location find(
            @RequestParam("bill_date") String date,
            @RequestParam(name = "bill_type", defaultValue = "ALL") String type,
            @RequestParam(name = "tar_type", required = false) @Nullable String packing,
            @RequestHeader("Host") String host) {
        if (packing != null && !packing.equals("GZIP")) throw PayError.parameter("tar_type错误");
        var plain = bills.write(day(date), type(type));
        var token = bills.keep(packing == null ? plain : gzip(plain));
        return new Location("SHA1", sha1(plain), "http://%s/v3/billdownload/file?token=%s".formatted(host, token));
    }

    @GetMapping("/v3/billdownload/file")
    ResponseEntity<byte[]> download(@RequestParam String token) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bills.fetch(token));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw PayError.parameter("bill_date格式应为yyyy-MM-DD");
        }
    }

    private static BillType type(String text) {
        return Arrays.stream(BillType.values())
                .filter(type -> type.name().equals(text))
                .findFirst()
                .orElseThrow(() -> PayError.parameter("bill_type错误"));
    }

    private static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String sha1(byte[] plain) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(plain));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param hashValue of the file before it was packed
    record Location(String hashType, String hashValue, String downloadUrl) {}
}
