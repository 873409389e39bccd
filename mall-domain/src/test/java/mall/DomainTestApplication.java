package mall;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts mall-domain by itself, for its tests.
// Capabilities name their parts as they like: two may have a `SessionRows`.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class DomainTestApplication {}
