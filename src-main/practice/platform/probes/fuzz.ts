/** Probes that only want something to break: marks nobody sees, marks that turn text about, and too much of anything. */
export const fuzzProbes: readonly string[] = [
  'A'.repeat(6000),
  'null',
  '\u202Egnp.tropxe\u202C is not what it says',
  'zero\u200Bwidth\u200Dand\uFEFFothers',
  '\u0001\u0002\u0007\u001B[31mred\u001B[0m\u007F',
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034DA\u036B\u0357\u0334\u0362\u0335\u031C\u0330\u0354L\u0368\u0367\u0369\u0358\u0320G\u0311\u0357\u030E\u0305\u035B\u0341\u0334\u033B\u0348\u034D\u0354\u0339O\u0342\u030C\u030C\u0358\u0328\u0335\u0339\u033B\u031D\u0333',
  '-9223372036854775809',
  '1e309',
  '{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":[[[[[[[[]]]]]]]]}}}}}}}}',
  '\t\t\n\n\r\n   \u00A0\u2003\u3000.',
  '%s%s%s%n%x%d',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'.repeat(40),
  '𝕴𝖓𝖛𝖎𝖘𝖎𝖇𝖑𝖊\u2066 right \u2067 left \u2069\u2069',
  '\uFFFD\uFFFE\uFDD0 not characters',
  'اختبار'.repeat(300),
  'True\nFalse\nNaN\nInfinity\nundefined\n[object Object]\n__proto__\nconstructor',
]
