package mall.api.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.member.members.Shopper;
import mall.member.members.addresses.AddressEntry;
import mall.member.members.addresses.AddressId;
import mall.member.members.addresses.Addresses;
import mall.member.members.addresses.SavedAddress;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where the shopper's parcels go.
@RestController
@RequestMapping("/api/addresses")
class AddressController {

    private final Addresses addresses;

    AddressController(Addresses addresses) {
        this.addresses = addresses;
    }

    /// @param phone a mobile phone of mainland China
    /// @param districtCode 6 digits
    /// @param street what comes after the district
    record WriteAddress(
            @NotBlank @Size(max = 60) String recipient,
            @NotBlank @Size(max = 30) String phone,
            @Pattern(regexp = "[0-9]{6}") String districtCode,
            @NotBlank @Size(max = 240) String street,
            boolean isDefault) {

        AddressEntry entry() {
            return new AddressEntry(recipient, phone, districtCode, street, isDefault);
        }

        @Override
        public String toString() {
            return "WriteAddress";
        }
    }

    /// @param region the names of province, city and district
    record AddressResponse(
            AddressId id,
            String recipient,
            String phone,
            String districtCode,
            String region,
            String street,
            boolean isDefault) {

        static AddressResponse of(SavedAddress address) {
            return new AddressResponse(
                    address.id(),
                    address.recipient(),
                    address.phone(),
                    address.districtCode(),
                    address.region(),
                    address.street(),
                    address.isDefault());
        }

        @Override
        public String toString() {
            return "AddressResponse[" + id + "]";
        }
    }

    /// The default first, then the newest; at most 50, so in one piece.
    record AddressList(List<AddressResponse> items) {}

    @GetMapping
    AddressList list(@AuthenticationPrincipal Shopper shopper) {
        return new AddressList(
                addresses.of(shopper.id()).stream().map(AddressResponse::of).toList());
    }

    @GetMapping("/{id}")
    AddressResponse show(@PathVariable AddressId id, @AuthenticationPrincipal Shopper shopper) {
        return AddressResponse.of(addresses.find(id, shopper.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AddressResponse add(@Valid @RequestBody WriteAddress address, @AuthenticationPrincipal Shopper shopper) {
        return AddressResponse.of(addresses.add(shopper.id(), address.entry()));
    }

    @PutMapping("/{id}")
    AddressResponse correct(
            @PathVariable AddressId id,
            @Valid @RequestBody WriteAddress address,
            @AuthenticationPrincipal Shopper shopper) {
        return AddressResponse.of(addresses.correct(id, shopper.id(), address.entry()));
    }

    @PutMapping("/{id}/default")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void makeDefault(@PathVariable AddressId id, @AuthenticationPrincipal Shopper shopper) {
        addresses.makeDefault(id, shopper.id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable AddressId id, @AuthenticationPrincipal Shopper shopper) {
        addresses.remove(id, shopper.id());
    }
}
