package mall.api.members;

import mall.domain.kernel.Actor;
import mall.domain.privacy.PersonalDocument;
import mall.domain.privacy.Privacy;
import mall.member.members.Shopper;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A shopper's rights over what the mall knows of him.
@RestController
@RequestMapping("/api/me")
class PrivacyController {

    private final Privacy privacy;

    PrivacyController(Privacy privacy) {
        this.privacy = privacy;
    }

    /// Everything, as one document to take along.
    @Limited(Traffic.CODE)
    @GetMapping("/export")
    ResponseEntity<PersonalDocument> export(@AuthenticationPrincipal Shopper shopper) {
        var file = ContentDisposition.attachment().filename("my-data.json").build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(privacy.export(shopper.id(), new Actor.Member(shopper.id())));
    }

    /// Leaves for good: at once, or not while something is still open.
    @Limited(Traffic.CODE)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal Shopper shopper) {
        privacy.erase(shopper.id(), new Actor.Member(shopper.id()));
    }
}
