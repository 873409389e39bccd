package mall.admin.files;

import java.io.IOException;
import mall.domain.files.FileId;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.files.StoredFile;
import mall.domain.operators.SignedInOperator;
import mall.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// What the shop shows.
@RestController("consoleFileController")
@RequestMapping("/admin/api/files")
class FileController {

    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    /// @param path where it is read, and what products, shelves and brands refer to it by
    record FileResponse(FileId id, String path, String contentType, int width, int height) {
        static FileResponse of(StoredFile file) {
            return new FileResponse(file.id(), file.path(), file.contentType(), file.width(), file.height());
        }
    }

    /// JPEG, PNG or WebP, at most 5 MB. What comes back is what was kept, which may be smaller than
    /// what was sent.
    @Needs("files:upload")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FileResponse upload(@RequestPart("file") MultipartFile file, @AuthenticationPrincipal SignedInOperator me)
            throws IOException {
        return FileResponse.of(files.store(file.getBytes(), Purpose.SHOP_PICTURE, me.actor()));
    }
}
