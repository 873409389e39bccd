package mall.domain.files;

import java.util.Optional;

/// Where the bytes of files lie. Names are hashes of what they name: a name is never written with
/// other bytes, so that writing twice does no harm.
public interface FileStore {

    void put(String name, byte[] content);

    Optional<byte[]> get(String name);
}
