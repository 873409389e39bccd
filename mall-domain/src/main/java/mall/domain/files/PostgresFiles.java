package mall.domain.files;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps files in the database: every replica sees them and a backup holds them.
class PostgresFiles implements FileStore {

    private final JdbcClient jdbc;

    PostgresFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String name, byte[] content) {
        jdbc.sql("insert into file_content (name, content) values (:name, :content) on conflict do nothing")
                .param("name", name)
                .param("content", content)
                .update();
    }

    @Override
    public Optional<byte[]> get(String name) {
        return jdbc.sql("select content from file_content where name = :name")
                .param("name", name)
                .query(byte[].class)
                .optional();
    }
}
