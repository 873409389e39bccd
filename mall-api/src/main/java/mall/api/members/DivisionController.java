package mall.api.members;

import java.time.Duration;
import java.util.List;
import mall.domain.divisions.Divisions;
import mall.web.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// China's provinces, cities and districts, to choose from when an address is filled in. They
/// change with a release of the mall, so a client keeps them for a day and then asks whether they
/// have changed.
@RestController
@RequestMapping("/api/divisions")
class DivisionController {

    private final DivisionList list;
    private final String version;

    DivisionController(Divisions divisions) {
        this.list = new DivisionList(DivisionResponse.of(divisions.tree()));
        this.version = "\"" + divisions.version() + "\"";
    }

    /// @param within the places in it; empty for a district
    record DivisionResponse(String code, String name, List<DivisionResponse> within) {

        static List<DivisionResponse> of(List<Divisions.Node> places) {
            return places.stream()
                    .map(place -> new DivisionResponse(place.code(), place.name(), of(place.within())))
                    .toList();
        }
    }

    record DivisionList(List<DivisionResponse> items) {}

    @Open
    @GetMapping
    ResponseEntity<DivisionList> all() {
        return ResponseEntity.ok()
                .eTag(version)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(list);
    }
}
