package mall.admin.freight;

import jakarta.validation.Valid;
import java.util.List;
import mall.domain.freight.FreightTemplateDetail;
import mall.domain.freight.FreightTemplateId;
import mall.domain.freight.FreightTemplates;
import mall.domain.operators.SignedInOperator;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/// The rules by which goods are sent.
@RestController
@RequestMapping("/admin/api/freight-templates")
class FreightTemplateController {

    private final FreightTemplates templates;

    FreightTemplateController(FreightTemplates templates) {
        this.templates = templates;
    }

    /// Those in use, by name; a shop has few, so in one piece.
    record TemplateList(List<FreightTemplateResponse> items) {}

    @Needs("freight:read")
    @GetMapping
    TemplateList list() {
        return new TemplateList(
                templates.list().stream().map(FreightTemplateResponse::of).toList());
    }

    @Needs("freight:read")
    @GetMapping("/{id}")
    ResponseEntity<FreightTemplateResponse> show(@PathVariable FreightTemplateId id) {
        return tagged(templates.require(id));
    }

    @Needs("freight:edit")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FreightTemplateResponse create(
            @Valid @RequestBody WriteFreightTemplate template, @AuthenticationPrincipal SignedInOperator me) {
        var id = templates.create(template.name(), template.rules(), me.actor());
        return FreightTemplateResponse.of(templates.require(id));
    }

    @Needs("freight:edit")
    @PutMapping("/{id}")
    ResponseEntity<FreightTemplateResponse> edit(
            @PathVariable FreightTemplateId id,
            IfMatch version,
            @Valid @RequestBody WriteFreightTemplate template,
            @AuthenticationPrincipal SignedInOperator me) {
        templates.edit(id, version.version(), template.name(), template.rules(), me.actor());
        return tagged(templates.require(id));
    }

    /// Takes it out of use: it is not to be chosen any more, and products that name it are still
    /// sent by it.
    @Needs("freight:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(@PathVariable FreightTemplateId id, IfMatch version, @AuthenticationPrincipal SignedInOperator me) {
        templates.archive(id, version.version(), me.actor());
    }

    private static ResponseEntity<FreightTemplateResponse> tagged(FreightTemplateDetail template) {
        return Tagged.tagged(template.version(), FreightTemplateResponse.of(template));
    }
}
