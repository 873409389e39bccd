/// The mall on a developer's machine: `./mvnw spring-boot:test-run`.
@NullMarked
package mall.api.dev;

import org.jspecify.annotations.NullMarked;
