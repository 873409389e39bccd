/// What whoever runs the mall looks at, on the management port and the command line, never at the
/// public door:
///
/// - `GET /actuator/audit` runs the [audit][mall.domain.audit.Audit]: everything that must hold,
///   one query each, in one snapshot. `java -jar mall-api.jar --mall.audit` does the same, prints the
///   findings and ends with 0 when there are none, else with 1.
/// - `GET /actuator/deadletters` shows the events that no listener could hear; `POST` to it, or to
///   one of them by its id, has them told again.
/// - `GET /actuator/health` asks the database over a reserved connection: it answers while a crowd
///   holds all others.
/// - In production the mall refuses to start on a PostgreSQL that may forget what it acknowledged.
@NullMarked
package mall.api.operations;

import org.jspecify.annotations.NullMarked;
