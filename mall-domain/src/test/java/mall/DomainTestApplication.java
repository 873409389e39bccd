package mall;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts mall-domain by itself, for its tests.
@SpringBootApplication
class DomainTestApplication {}
