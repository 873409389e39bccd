package mall;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts mall-member and what is below it, for its tests.
@SpringBootApplication
class MemberTestApplication {}
