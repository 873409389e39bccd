/// What both front doors share, written once, so that a controller is left with the shop's words.
///
/// A controller names what it needs as parameters and gets it checked:
///
/// - an id record, a [Cursor][mall.web.Cursor], an [IfMatch][mall.web.IfMatch] or an
///   [Once][mall.web.Once] key instead of strings and headers;
/// - `@AuthenticationPrincipal Shopper` or `SignedInOperator` for whoever asks.
///
/// It says who may call it with [Open][mall.web.Open], [SignedIn][mall.web.SignedIn] or
/// [Needs][mall.web.Needs], and how often with [Limited][mall.web.Limited]. It throws no HTTP: a
/// [Refusal][mall.domain.kernel.Refusal] of a door, and everything else that goes wrong, leaves as
/// one form of problem document (`mall.web.problems`).
///
/// JSON is read strictly (`mall.web.json`): what is unknown, mistyped, twice there or missing is
/// refused with a pointer to it.
@ApplicationModule(id = "web", type = ApplicationModule.Type.OPEN)
@NullMarked
package mall.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
