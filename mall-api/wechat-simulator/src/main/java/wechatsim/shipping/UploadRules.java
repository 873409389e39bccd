package wechatsim.shipping;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wechatsim.miniapp.ApiError;
import wechatsim.shipping.UploadRequest.Contact;
import wechatsim.shipping.UploadRequest.Parcel;

/// What an upload must look like, whatever it is about.
final class UploadRules {

    private static final int LONGEST_DESCRIPTION = 120;

    /// With milliseconds and a zone.
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}(Z|[+-]\\d{2}:\\d{2})");

    /// Masked, except for the last four digits.
    private static final Pattern PHONE = Pattern.compile("[0-9+*-]{3,20}\\d{4}");

    private UploadRules() {}

    static void check(UploadRequest upload) {
        if (upload.logisticsType() < UploadRequest.EXPRESS || upload.logisticsType() > UploadRequest.PICK_UP) {
            throw new ApiError(10060005, "logistics_type invalid");
        }
        if (upload.deliveryMode() != UploadRequest.UNIFIED && !upload.isSplit()) {
            throw new ApiError(40097, "invalid delivery_mode");
        }
        if (upload.isSplit() && !upload.isExpress()) {
            throw new ApiError(10060006, "split delivery is for express only");
        }
        if (upload.isSplit() && upload.isAllDelivered() == null) {
            throw new ApiError(10060007, "is_all_delivered missing");
        }
        if (!upload.isSplit() && upload.shippingList().size() != 1) {
            throw new ApiError(40097, "unified delivery has exactly one shipping_list item");
        }
        upload.shippingList().forEach(parcel -> check(parcel, upload.isExpress()));
    }

    private static void check(Parcel parcel, boolean isExpress) {
        var description = parcel.itemDesc();
        if (description == null || description.isBlank()) throw new ApiError(10060008, "item_desc empty");
        if (description.length() > LONGEST_DESCRIPTION) throw new ApiError(10060009, "item_desc too long");
        if (!isExpress) return;
        if (parcel.trackingNo() == null || parcel.trackingNo().isBlank()) {
            throw new ApiError(40097, "tracking_no empty");
        }
        var company = parcel.expressCompany();
        if (company == null || !ExpressCompanies.has(company)) throw new ApiError(40097, "express_company invalid");
        if (company.equals(ExpressCompanies.SF)) checkPhones(parcel.contact());
    }

    private static void checkPhones(@Nullable Contact contact) {
        if (contact == null || (contact.consignorContact() == null && contact.receiverContact() == null)) {
            throw new ApiError(40097, "contact empty");
        }
        checkPhone(contact.consignorContact());
        checkPhone(contact.receiverContact());
    }

    private static void checkPhone(@Nullable String phone) {
        if (phone != null && !PHONE.matcher(phone).matches()) throw new ApiError(40097, "contact invalid");
    }

    /// @throws ApiError 268485216 when it is not a time as WeChat wants it
    static Instant time(String text) {
        if (!TIME.matcher(text).matches()) throw badTime();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noSuchTime) {
            throw badTime();
        }
    }

    static ApiError badTime() {
        return new ApiError(268485216, "upload_time invalid");
    }
}
