package mall.api.search;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.search.HotWords;
import mall.domain.catalog.search.ProductSearch;
import mall.web.Open;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What stands under the search box.
@RestController
@RequestMapping("/api/search")
class SearchHelpController {

    private final HotWords hotWords;
    private final ProductSearch search;

    SearchHelpController(HotWords hotWords, ProductSearch search) {
        this.hotWords = hotWords;
        this.search = search;
    }

    record WordsResponse(List<String> items) {}

    /// The merchant's words, then what was looked for most in the last seven days.
    @Open
    @GetMapping("/hot-words")
    WordsResponse hotWords() {
        return new WordsResponse(hotWords.list());
    }

    /// @param q what has been typed so far
    @Open
    @GetMapping("/suggestions")
    WordsResponse suggestions(@RequestParam @NotBlank @Size(max = 40) String q) {
        return new WordsResponse(search.suggest(q));
    }
}
