/// WeChat on a developer's machine: a small application that speaks WeChat's wire protocol, so
/// that the mall's real SDK, its real signature checks and its real callbacks run in every test.
///
/// [WechatSimulator][wechatsim.WechatSimulator] starts it, in a test's own JVM or alone;
/// [SimulatorControl][wechatsim.SimulatorControl] is the hand that plays the shopper and breaks
/// things. Everything is kept in memory; only the keys may be kept in a folder.
///
/// - `kernel`: the simulator's time, its agenda, its settings
/// - `crypto`: keys, signatures, ciphers, and the credentials that the mall is given
/// - `people`: the shoppers with their codes and consents
/// - `miniapp`: the Mini Program's server API: login, tokens, codes, messages, text checks
/// - `shipping`: order and shipping management, which frees the merchant's money
/// - `push`: messages that WeChat pushes to the mall
/// - `gateway`: the door of WeChat Pay: checks each request, signs each answer
/// - `pay`: payments, refunds, bills, and the cashier where a shopper pays
/// - `transfer`: money that the merchant sends to a shopper
/// - `notice`: the encrypted notices, their retries, and how they are forged
/// - `faults`: what goes wrong on request; `exchange`: what was said and answered
/// - `control`: the JSON calls and the page by which all of this is steered
@NullMarked
package wechatsim;

import org.jspecify.annotations.NullMarked;
